/** What should not be missed, wherever one is on the desk: the bar, the tabs and the title say it. */

import type { State } from "./state.ts";
import { lasting } from "./time.ts";
import { say, sayMany } from "./words.ts";

export interface Alert {
  readonly kind: "approval" | "silence";
  readonly words: string;
  /** The part of the desk where something can be done about it. */
  readonly part: "waiting" | "board";
}

/** Give what is to be said, the most urgent first. */
export function alertsOf(state: State): Alert[] {
  const alerts: Alert[] = [];
  const n = toApprove(state);
  if (n > 0) {
    const words = sayMany("{n} to approve", "{n} to approve", n);
    alerts.push({ kind: "approval", words, part: "waiting" });
  }
  const { silent_since, status } = state.live.value;
  if (silent_since !== null && status === "live") {
    const words = say("Silent for {time}", { time: lasting(Date.parse(silent_since)) });
    alerts.push({ kind: "silence", words, part: "board" });
  }
  return alerts;
}

/** How many posts wait for whoever is here to approve them. */
export function toApprove(state: State): number {
  return state.may("approve") ? state.waiting.value.length : 0;
}

/** How many drafts wait: those handed in, and of one's own what came back or could not go out. */
export function countWaiting({ waiting, mine }: State): number {
  const back = mine.value.filter(({ state }) => state === "returned" || state === "failed");
  return waiting.value.length + back.length;
}

/** The page's title: what waits first, so that it is read on a tab that is not looked at. */
export function titleWith(title: string, n: number): string {
  return n > 0 ? `(${n}) ${title}` : title;
}
