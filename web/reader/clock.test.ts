import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { Words } from "./clock.ts";
import { createClock } from "./clock.ts";

/** The server says times as this very table has them (tests/formats/test_moment_table.py). */
const TABLE = new URL("../../tests/formats/moments.json", import.meta.url);
const {
  first,
  words,
  samples,
}: {
  first: string;
  words: Record<string, Words>;
  samples: readonly [language: string, zone: string, at: string, said: readonly string[]][];
} = JSON.parse(readFileSync(TABLE, "utf8"));
const cities = JSON.parse(readFileSync(new URL("./cities.json", import.meta.url), "utf8"));

function clockOf(language: string, zone: string, firstAt: string | null = first) {
  const ofLanguage = words[language];
  assert.ok(ofLanguage);
  const scene = { language, words: ofLanguage, first: firstAt ? new Date(firstAt) : null };
  return createClock(zone, scene, cities);
}

describe("times in words", () => {
  for (const [language, zone, at, said] of samples) {
    test(`${language}, ${zone}, ${at}`, () => {
      const { styles } = clockOf(language, zone);
      const found = styles.map((style) => style(new Date(at)).replaceAll("\u00a0", "~"));
      assert.deepEqual(found, said);
    });
  }

  test("without a first day every time is dated, with its year", () => {
    const [short] = clockOf("fr", "Europe/Paris", null).styles;
    assert.equal(short?.(new Date(first)), "12\u00a0août\u00a02026, 20\u00a0h\u00a028");
  });

  test("a zone that the browser does not know is refused", () => {
    assert.throws(() => clockOf("fr", "Europe/Nowhere"), RangeError);
  });
});
