/** Tells the house that somebody is here, and what they have in hand: one tab of a browser does. */

import { computed, effect } from "@preact/signals";
import { ask, Problem } from "../desk/api.ts";
import type { Hands } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { claim, type Release } from "../keep/claim.ts";
import { isBlank } from "./sheet.ts";
import type { Work } from "./work.ts";

/** Forgotten 45 s after the last time. */
const TELL_MS = 15_000;

export function tellPresence(state: State, work: Work): () => void {
  const name = `filrouge:presence:${state.live.value.id}`;
  let told: string | null = null;
  let turn: Release | null = null;

  /** What is in hand: the post that is corrected, the draft that is written, or nothing yet. */
  const subject = computed(() => {
    const sheet = work.sheet.value;
    return sheet.post || (isBlank(sheet) ? "" : sheet.id);
  });

  async function tell(): Promise<void> {
    if (document.hidden) {
      turn?.();
      turn = null;
      return;
    }
    if (!turn) {
      const taken = await claim(name);
      // Another call may have been at it too: the one that came second was given nothing.
      turn ??= taken;
    }
    if (!turn) return;
    const now = subject.value;
    try {
      const path = `${state.path()}/presence`;
      state.hands.value = await ask<Hands>(path, { method: "POST", body: { subject: now } });
      told = now;
    } catch (error) {
      if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
    }
  }

  const ticking = window.setInterval(tell, TELL_MS);
  const seen = () => void tell();
  document.addEventListener("visibilitychange", seen);
  const stop = effect(() => {
    if (subject.value !== told) void tell();
  });

  return () => {
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", seen);
    stop();
    turn?.();
  };
}
