import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft } from "../desk/data.ts";
import { sampleDesk, sampleDraft } from "../desk/sample.ts";
import { samplePost } from "../stream/sample.ts";
import { createVerdicts } from "./verdict.ts";

function handIn(given: Partial<Draft> = {}) {
  const { state } = sampleDesk();
  const heard: string[] = [];
  const told = createVerdicts(state, (id) => heard.push(id));
  const draft = sampleDraft({ state: "submitted", ...given });
  state.drafts.value = [draft];
  const kinds = () => told.verdicts.value.map(({ kind }) => kind);
  return { state, draft, heard, kinds, ...told };
}

test("what is sent back is told with its word", () => {
  const { state, draft, heard, verdicts } = handIn();
  assert.deepEqual(verdicts.value, []);

  const returned = { ...draft, state: "returned" as const, word: "Source ?" };
  state.drafts.value = [returned];

  assert.deepEqual(verdicts.value, [{ kind: "returned", id: "d1", draft: returned }]);
  assert.deepEqual(heard, ["d1"]);
});

test("what is published is told once the post is there", () => {
  const { state, kinds } = handIn();
  state.drafts.value = [];
  assert.deepEqual(kinds(), []);
  state.learnPosts([samplePost({ id: "d1" })]);
  assert.deepEqual(kinds(), ["published"]);
});

test("a correction is published when its post has another revision", () => {
  const { state, kinds } = handIn({ post: "p1", base_revision: 1 });
  state.learnPosts([samplePost({ id: "p1", revision: 1, changed_seq: 1 })]);
  state.drafts.value = [];
  assert.deepEqual(kinds(), []);
  state.learnPosts([samplePost({ id: "p1", revision: 2, changed_seq: 2 })]);
  assert.deepEqual(kinds(), ["published"]);
});

test("while its editor may take the approval back, nothing is decided", () => {
  const { state, draft, kinds } = handIn();
  state.drafts.value = [{ ...draft, state: "scheduled", timing: "undo" }];
  assert.deepEqual(kinds(), []);
  state.drafts.value = [{ ...draft, state: "scheduled", timing: "clock" }];
  assert.deepEqual(kinds(), ["scheduled"]);
});

test("what I took back myself, or hand in again, is no news", () => {
  const { state, draft, kinds } = handIn();
  state.drafts.value = [{ ...draft, state: "returned" }];
  state.drafts.value = [draft];
  assert.deepEqual(kinds(), []);
  state.drafts.value = [{ ...draft, state: "open" }];
  state.drafts.value = [];
  state.learnPosts([samplePost({ id: "d1" })]);
  assert.deepEqual(kinds(), []);
});
