import assert from "node:assert/strict";
import { test } from "node:test";
import { ROWS_MAX, spanOf, usual } from "./span.ts";

const FIVE_THOUSAND = Array<number>(5000).fill(80);

test("at the top the first rows are there, and the rest is room", () => {
  assert.deepEqual(spanOf(FIVE_THOUSAND, 0, 900), {
    start: 0,
    end: 40,
    before: 0,
    after: 4960 * 80,
  });
});

test("in the middle, rows above and below what is in view are there", () => {
  const { start, end, before, after } = spanOf(FIVE_THOUSAND, 200_000, 200_900);
  assert.ok(start * 80 <= 200_000 - 800 && end * 80 >= 200_900 + 800);
  assert.ok(end - start <= ROWS_MAX);
  assert.equal(before + (end - start) * 80 + after, 5000 * 80);
});

test("a short list is there whole", () => {
  assert.deepEqual(spanOf([50, 60], 0, 900), { start: 0, end: 2, before: 0, after: 0 });
  assert.deepEqual(spanOf([], 0, 900), { start: 0, end: 0, before: 0, after: 0 });
});

test("however small the rows, there are never too many of them", () => {
  const { start, end } = spanOf(Array<number>(5000).fill(1), 2000, 3000);
  assert.equal(end - start, ROWS_MAX);
});

test("rows that were never seen are taken to be as the others", () => {
  assert.equal(usual([60, 100]), 80);
  assert.ok(usual([]) > 0);
});
