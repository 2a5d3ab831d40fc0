/** How things stand, in words: whether what was written is kept, and whether it can go out. */

import type { Desk } from "./compose.ts";
import { ago } from "./time.ts";
import { say, sayMany } from "./words.ts";

/** What the bar says all the time. */
export function standing(desk: Desk): string {
  const { state, sending, work, keeper } = desk;
  const waiting = sending.outbox.waiting.value;
  if (state.line.value === "signed-out") {
    const { value: stranger } = state.stranger;
    if (stranger) return say("{name} has signed in", { name: stranger });
    return waiting > 0
      ? sayMany("Signed out: {n} post waits", "Signed out: {n} posts wait", waiting)
      : say("Signed out");
  }
  if (state.line.value === "offline") {
    if (waiting > 0) return sayMany("Offline: {n} post waits", "Offline: {n} posts wait", waiting);
    if (work.isBlank.value) return say("Offline");
    return keeper.keeping.value === "failed"
      ? say("Offline, and this browser keeps nothing")
      : say("Offline: kept in this browser");
  }
  if (waiting > 0) return sayMany("{n} post is going out", "{n} posts are going out", waiting);
  if (work.isBlank.value) return "";
  const saver = work.saver.value;
  const savedAt = saver.saved_at.value;
  if (savedAt !== null) {
    return say("Saved {when}", { when: ago(savedAt, state.live.value.time_zone) });
  }
  if (saver.kept.value.saved) return say("Saved");
  return keeper.keeping.value === "failed"
    ? say("Not saved yet, and this browser keeps nothing")
    : say("Kept in this browser");
}
