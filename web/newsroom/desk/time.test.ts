import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ago, now, shortTime, whenTime } from "./time.ts";
import { learn } from "./words.ts";

const PARIS = "Europe/Paris";
const TODAY = "2026-08-12T12:32:00Z";
const EARLIER = "2026-08-01T16:04:00Z";
const FRENCH = { "at {clock}": "à {clock}", "on {day} at {clock}": "le {day} à {clock}" };

beforeEach(() => {
  now.value = Date.parse("2026-08-12T18:00:00Z");
});
afterEach(() => learn({}, "en"));

test("a time of today is said by the clock alone", () => {
  assert.equal(shortTime(TODAY, PARIS), "2.32\u00a0pm");
  assert.equal(whenTime(TODAY, PARIS), "at 2.32\u00a0pm");

  learn(FRENCH, "fr");
  assert.equal(shortTime(TODAY, PARIS), "14\u00a0h\u00a032");
  assert.equal(whenTime(TODAY, PARIS), "à 14\u00a0h\u00a032");
});

test("a time of another day is said with the day, alone or inside a sentence", () => {
  assert.equal(shortTime(EARLIER, PARIS), "1\u00a0August, 6.04\u00a0pm");
  assert.equal(whenTime(EARLIER, PARIS), "on 1 August at 6.04\u00a0pm");

  learn(FRENCH, "fr");
  assert.equal(shortTime(EARLIER, PARIS), "1er\u00a0août, 18\u00a0h\u00a004");
  assert.equal(whenTime(EARLIER, PARIS), "le 1er août à 18\u00a0h\u00a004");
});

test("today is the day that it is in the zone", () => {
  // given a moment that is tomorrow in Auckland
  assert.equal(
    shortTime("2026-08-12T05:00:00Z", "Pacific/Auckland"),
    "12\u00a0August, 5.00\u00a0pm",
  );
});

test("what has just been is counted, and after an hour the time is said", () => {
  const before = (seconds: number) => ago(now.value - seconds * 1000, PARIS);

  assert.deepEqual([1, 2, 60, 3_599, 3_600, 86_400].map(before), [
    "just now",
    "2 s ago",
    "1 min ago",
    "59 min ago",
    "at 7.00\u00a0pm",
    "on 11 August at 8.00\u00a0pm",
  ]);
});
