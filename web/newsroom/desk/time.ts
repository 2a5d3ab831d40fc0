/** Times in the live's zone and the person's language. */

import { signal } from "@preact/signals";
import { say, sayMany, spokenLanguage } from "./words.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** The present, second by second: what reads it in a component is shown anew. */
export const now = signal(Date.now());

/** Let the present pass; the answer stops it. */
export function keepTime(): () => void {
  const ticking = window.setInterval(() => {
    if (!document.hidden) now.value = Date.now();
  }, SECOND_MS);
  return () => clearInterval(ticking);
}

/** "18:04" or "6:04 PM", with the day where it is another one. */
export function clockTime(at: string | number, zone: string): string {
  const instant = new Date(at);
  const isToday = day(instant, zone) === day(new Date(), zone);
  return new Intl.DateTimeFormat(spokenLanguage(), {
    timeZone: zone,
    hour: "numeric",
    minute: "2-digit",
    ...(isToday ? {} : { day: "numeric", month: "short" }),
  }).format(instant);
}

function day(instant: Date, zone: string): string {
  return instant.toLocaleDateString("en-CA", { timeZone: zone });
}

/** "2 s ago", "3 min ago", and after an hour the time itself. */
export function ago(at: number, zone: string): string {
  const passed = Math.max(0, now.value - at);
  if (passed < MINUTE_MS) {
    const n = Math.floor(passed / SECOND_MS);
    if (n < 2) return say("just now");
    return sayMany("{n} s ago", "{n} s ago", n);
  }
  const minutes = Math.floor(passed / MINUTE_MS);
  if (minutes < 60) return sayMany("{n} min ago", "{n} min ago", minutes);
  return say("at {time}", { time: clockTime(at, zone) });
}

/** Whole seconds until an instant, never less than none. */
export function secondsUntil(at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) - now.value) / SECOND_MS));
}
