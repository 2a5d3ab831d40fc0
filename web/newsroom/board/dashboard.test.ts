import assert from "node:assert/strict";
import { test } from "node:test";
import { about, barsOf } from "./dashboard.ts";

const hour = (posts: number) => ({ at: "2026-08-12T16:00:00Z", posts });

test("the hour with the most posts is as high as there is room; one without has no height", () => {
  const bars = barsOf([hour(4), hour(0), hour(2)], 300, 40);
  assert.deepEqual(
    bars.map(({ height }) => height),
    [40, 0, 20],
  );
  assert.deepEqual(
    bars.map(({ x, width }) => [x, width]),
    [
      [15, 70],
      [115, 70],
      [215, 70],
    ],
  );
});

test("a quiet day is flat, and no hours are no bars", () => {
  assert.deepEqual(barsOf([hour(0)], 100, 40)[0]?.height, 0);
  assert.deepEqual(barsOf([], 100, 40), []);
});

test("an estimate is said in three figures", () => {
  assert.deepEqual([0, 7, 99, 123, 1237, 98_765].map(about), [0, 7, 99, 123, 1240, 98_800]);
});
