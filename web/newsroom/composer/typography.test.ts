import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { typeset } from "./typography.ts";

/** Type a text key by key, as a writer does. */
function type(text: string, language: string): string {
  let written = "";
  for (const typed of text) {
    const replacement = typeset(written, typed, language);
    written = replacement
      ? written.slice(0, written.length - replacement.deleteBefore) + replacement.text
      : written + typed;
  }
  return written;
}

/** Make no-break spaces visible: `~` is U+00A0, `_` is U+202F. */
function seen(text: string): string {
  return text.replaceAll("\u00a0", "~").replaceAll("\u202f", "_");
}

type Sample = readonly [typed: string, set: string];

/** The same table holds for what comes in the plain fields of pages (src/filrouge/newsroom/typography). */
const TABLE = new URL("../../../tests/newsroom/typography.json", import.meta.url);
const {
  fr: FRENCH,
  en: ENGLISH,
  de: OTHERS,
}: Record<"fr" | "en" | "de", readonly Sample[]> = JSON.parse(readFileSync(TABLE, "utf8"));

describe("typography as one types", () => {
  for (const [language, samples] of [
    ["fr", FRENCH],
    ["fr-CA", FRENCH],
    ["en-GB", ENGLISH],
    ["de", OTHERS],
    ["ar", OTHERS],
  ] as const) {
    for (const [typed, set] of samples) {
      test(`${language}: ${typed}`, () => {
        assert.equal(seen(type(typed, language)), set);
      });
    }
  }

  test("text that is right already stays as it is when typed", () => {
    for (const [, set] of FRENCH) {
      const right = set.replaceAll("~", "\u00a0").replaceAll("_", "\u202f");
      assert.equal(seen(type(right, "fr")), set);
    }
  });

  test("what comes in one piece (a word from a virtual keyboard) is left alone", () => {
    assert.equal(typeset("", "l'eau", "fr"), null);
  });
});
