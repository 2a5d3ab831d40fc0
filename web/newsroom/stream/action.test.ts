import assert from "node:assert/strict";
import { test } from "node:test";
import type { Capability } from "../desk/data.ts";
import { actionsOf, bulkActionsOf } from "./action.ts";
import { samplePost } from "./sample.ts";

const as =
  (...capabilities: Capability[]) =>
  (capability: Capability) =>
    capabilities.includes(capability);
const EDITOR = as("publish", "correct", "hide", "withdraw", "erase", "write", "history");

test("who may nothing may copy the link", () => {
  assert.deepEqual(actionsOf(samplePost(), as("view"), false), ["copy"]);
  assert.deepEqual(bulkActionsOf(as("view")), []);
});

test("a visible post is hidden, pinned, marked; a hidden one is shown again, and not pinned", () => {
  assert.deepEqual(actionsOf(samplePost(), EDITOR, false), [
    "correct",
    "hide",
    "mark",
    "pin",
    "move",
    "note",
    "history",
    "copy",
    "withdraw",
    "erase",
  ]);
  const hidden = actionsOf(samplePost({ condition: "hidden", key_moment: true }), EDITOR, true);
  assert.deepEqual(hidden.slice(0, 4), ["correct", "show", "unmark", "unpin"]);
});

test("what is withdrawn can be erased still, what is erased cannot", () => {
  const withdrawn = samplePost({ condition: "withdrawn" });
  assert.deepEqual(actionsOf(withdrawn, EDITOR, false), ["note", "history", "copy", "erase"]);
  const erased = samplePost({ condition: "erased" });
  assert.deepEqual(actionsOf(erased, EDITOR, false), ["note", "history", "copy"]);
});

test("a copy editor reads over what nobody has read over as it stands", () => {
  const review = { name: "Paul", at: "2026-08-12T16:40:00Z", current: true };
  const COPY_EDITOR = as("correct", "review");
  assert.ok(actionsOf(samplePost(), COPY_EDITOR, false).includes("review"));
  assert.ok(!actionsOf(samplePost({ review }), COPY_EDITOR, false).includes("review"));
  const stale = samplePost({ review: { ...review, current: false } });
  assert.ok(actionsOf(stale, COPY_EDITOR, false).includes("review"));
  assert.deepEqual(bulkActionsOf(COPY_EDITOR), ["review"]);
});
