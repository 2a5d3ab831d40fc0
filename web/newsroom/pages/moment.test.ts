import assert from "node:assert/strict";
import { test } from "node:test";
import { age } from "./moment.ts";

const NOW = Date.parse("2026-08-12T18:00:00Z");
const before = (seconds: number) => NOW - seconds * 1000;

test("an age is said in the largest unit that fits", () => {
  const said = [10, 59, 60, 3_599, 3_600, 86_399, 86_400, 200_000].map((seconds) =>
    age(before(seconds), NOW, "en"),
  );

  assert.deepEqual(said, [
    "now",
    "now",
    "1 minute ago",
    "59 minutes ago",
    "1 hour ago",
    "23 hours ago",
    "yesterday",
    "2 days ago",
  ]);
});

test("an age is said in the language of the page", () => {
  assert.equal(age(before(240), NOW, "fr").replace(/\s/g, " "), "il y a 4 minutes");
});

test("what is to come is said too", () => {
  assert.equal(age(NOW + 7_200_000, NOW, "en"), "in 2 hours");
});
