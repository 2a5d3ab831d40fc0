import assert from "node:assert/strict";
import { test } from "node:test";
import { alertsOf, countWaiting, titleWith, toApprove } from "./alert.ts";
import type { Draft } from "./data.ts";
import { CLAIRE, sampleDesk, sampleDraft } from "./sample.ts";
import type { State } from "./state.ts";
import { now } from "./time.ts";

function given(drafts: readonly Partial<Draft>[], isApproving: boolean): State {
  const { state } = sampleDesk();
  if (isApproving) state.me.value = { ...CLAIRE, may: [...CLAIRE.may, "approve"] };
  state.drafts.value = drafts.map((draft, index) => sampleDraft({ id: `d${index}`, ...draft }));
  return state;
}

const words = (state: State) => alertsOf(state).map((alert) => alert.words);

test("what waits is said to who may approve it, and to nobody else", () => {
  const drafts = [{ state: "submitted" }, { state: "submitted" }, { state: "open" }] as const;
  assert.deepEqual(words(given(drafts, true)), ["2 to approve"]);
  assert.equal(toApprove(given(drafts, true)), 2);
  assert.deepEqual(words(given(drafts, false)), []);
  assert.equal(toApprove(given(drafts, false)), 0);
});

test("how long a live has been silent is said to all, while it is on air", () => {
  const state = given([], false);
  now.value = Date.parse("2026-08-12T16:46:20Z");
  const silent_since = "2026-08-12T16:00:00Z";
  state.live.value = { ...state.live.value, silent_since };
  assert.deepEqual(words(state), ["Silent for 46 min"]);
  now.value = Date.parse("2026-08-12T19:10:00Z");
  assert.deepEqual(words(state), ["Silent for 3 h"]);
  now.value = Date.parse("2026-08-15T19:10:00Z");
  assert.deepEqual(words(state), ["Silent for 3 days"]);
  state.live.value = { ...state.live.value, status: "paused" };
  assert.deepEqual(words(state), []);
});

test("of one's own drafts those count that came back or could not go out", () => {
  const drafts = [
    { state: "submitted", mine: false },
    { state: "returned", mine: true },
    { state: "returned", mine: false },
    { state: "failed", mine: true },
    { state: "open", mine: true },
  ] as const;
  assert.equal(countWaiting(given(drafts, false)), 3);
});

test("the title begins with the number, while there is one", () => {
  assert.equal(titleWith("La crue – Le Phare", 2), "(2) La crue – Le Phare");
  assert.equal(titleWith("La crue – Le Phare", 0), "La crue – Le Phare");
});
