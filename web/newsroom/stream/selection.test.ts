import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, extend, NONE, toggle } from "./selection.ts";

const LIST = ["p5", "p4", "p3", "p2", "p1"];

test("one is selected, and let go again", () => {
  const one = toggle(NONE, "p3");
  assert.deepEqual(chosen(one, LIST), ["p3"]);
  assert.deepEqual(chosen(toggle(one, "p3"), LIST), []);
});

test("a range goes from the last one selected, upwards or downwards, beside what was selected", () => {
  const apart = toggle(toggle(NONE, "p5"), "p3");
  assert.deepEqual(chosen(extend(apart, "p1", LIST), LIST), ["p5", "p3", "p2", "p1"]);
  assert.deepEqual(chosen(extend(toggle(NONE, "p2"), "p4", LIST), LIST), ["p4", "p3", "p2"]);
});

test("a range without a beginning is the one post", () => {
  assert.deepEqual(chosen(extend(NONE, "p4", LIST), LIST), ["p4"]);
});

test("what has left the list is not done with the others", () => {
  const two = toggle(toggle(NONE, "p5"), "p1");
  assert.deepEqual(chosen(two, ["p5", "p4"]), ["p5"]);
});
