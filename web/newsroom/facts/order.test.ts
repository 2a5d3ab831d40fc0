import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../desk/data.ts";
import { inOrder, moved, stepsOf } from "./order.ts";

const fact = (id: string, known: boolean): Fact => ({
  id,
  known,
  revision: 1,
  paragraphs: [[{ text: id }]],
  posts: [],
  at: null,
  shaken: [],
});
const FACTS = [
  fact("a", true),
  fact("x", false),
  fact("b", true),
  fact("c", true),
  fact("y", false),
];

test("a known fact moves among the known ones; the others keep their places", () => {
  assert.deepEqual(moved(FACTS, "a", 1), ["b", "x", "a", "c", "y"]);
  assert.deepEqual(moved(FACTS, "c", -2), ["c", "x", "a", "b", "y"]);
  assert.deepEqual(moved(FACTS, "y", -1), ["a", "y", "b", "c", "x"]);
});

test("at the end nothing moves, and beyond it no further", () => {
  assert.equal(moved(FACTS, "a", -1), null);
  assert.equal(moved(FACTS, "c", 3), null);
  assert.equal(moved(FACTS, "nobody", 1), null);
  assert.deepEqual(moved(FACTS, "a", 9), ["b", "x", "c", "a", "y"]);
});

test("facts follow an order; one that came meanwhile stands at the end", () => {
  const order = inOrder(FACTS, ["y", "c", "b", "x"]).map(({ id }) => id);
  assert.deepEqual(order, ["y", "c", "b", "x", "a"]);
});

test("a dragged row passes another once it is half over it", () => {
  const heights = [40, 100, 40];
  assert.equal(stepsOf(heights, 0, 49), 0);
  assert.equal(stepsOf(heights, 0, 50), 1);
  assert.equal(stepsOf(heights, 0, 119), 1);
  assert.equal(stepsOf(heights, 0, 500), 2);
  assert.equal(stepsOf(heights, 2, -50), -1);
  assert.equal(stepsOf(heights, 0, -300), 0);
});
