import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clock, date, hourOf, isSameDay, nearDate } from "./clock.ts";

const PARIS = "Europe/Paris";
const NIGHT = new Date("2026-08-11T22:04:59Z");
const NOON = new Date("2026-08-12T10:30:00Z");
const EVENING = new Date("2026-08-12T16:04:00Z");

describe("the clock", () => {
  const said: readonly (readonly [Date, string, string])[] = [
    [NIGHT, "fr", "0\u00a0h\u00a004"],
    [NOON, "fr", "12\u00a0h\u00a030"],
    [EVENING, "fr", "18\u00a0h\u00a004"],
    [NIGHT, "en", "12.04\u00a0am"],
    [NOON, "en", "12.30\u00a0pm"],
    [EVENING, "en", "6.04\u00a0pm"],
    [EVENING, "de", "18:04"],
  ];
  for (const [at, language, words] of said) {
    test(`at ${at.toISOString()} it is ${words} in ${language}`, () => {
      assert.equal(clock(at, PARIS, language), words);
    });
  }

  test("is the zone's own, one after the other", () => {
    const zones = [PARIS, "America/New_York", "Asia/Kolkata", "UTC", PARIS];

    assert.deepEqual(
      zones.map((zone) => clock(EVENING, zone, "en").replace("\u00a0", " ")),
      ["6.04 pm", "12.04 pm", "9.34 pm", "4.04 pm", "6.04 pm"],
    );
  });

  test("says the hour alone where there is little room", () => {
    const hours = ["fr", "en", "de"].map((language) => hourOf(EVENING, PARIS, language));

    assert.deepEqual(hours, ["18\u00a0h", "6\u00a0pm", "18 Uhr"]);
  });
});

describe("the day", () => {
  test("is said with its year, the day before the month", () => {
    const dates = ["fr", "en"].map((language) => date(NIGHT, PARIS, language));

    assert.deepEqual(dates, ["12 août 2026", "12 August 2026"]);
  });

  test("needs no year where that is this year's", () => {
    const today = new Date("2026-01-02T12:00:00Z");
    // It is next year in Auckland already.
    const newYear = new Date("2026-12-31T12:00:00Z");

    assert.equal(nearDate(EVENING, PARIS, "fr", today), "12 août");
    assert.equal(nearDate(EVENING, PARIS, "en", today), "12 August");
    assert.equal(nearDate(newYear, PARIS, "fr", today), "31 décembre");
    assert.equal(nearDate(newYear, "Pacific/Auckland", "fr", today), "1er janvier 2027");
  });

  test("is the first as the French write it, and nobody else", () => {
    const first = new Date("2026-08-01T12:00:00Z");

    assert.equal(date(first, PARIS, "fr"), "1er août 2026");
    assert.equal(date(first, PARIS, "en"), "1 August 2026");
    assert.equal(date(new Date("2026-08-11T12:00:00Z"), PARIS, "fr"), "11 août 2026");
  });

  test("ends at the zone's own midnight", () => {
    assert.equal(isSameDay(NIGHT, EVENING, PARIS), true);
    assert.equal(isSameDay(NIGHT, EVENING, "UTC"), false);
  });
});
