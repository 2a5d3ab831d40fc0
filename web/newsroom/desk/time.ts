/** Times in the live's zone and the person's language. */

import { signal } from "@preact/signals";
import { clock, isSameDay, nearDate } from "./clock.ts";
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

/** A time that stands alone: "18 h 04", or "12 août, 18 h 04" where it is not today's. */
export function shortTime(at: string | number, zone: string): string {
  const { hour, day } = parts(at, zone);
  return day ? `${day.replace(/ /g, "\u00a0")}, ${hour}` : hour;
}

/** A time inside a sentence: "à 18 h 04", or "le 12 août à 18 h 04" where it is not today's. */
export function whenTime(at: string | number, zone: string): string {
  const { hour, day } = parts(at, zone);
  return day
    ? say("on {day} at {clock}", { day, clock: hour })
    : say("at {clock}", { clock: hour });
}

/** Hour and minute, and the day where it is not today. */
function parts(at: string | number, zone: string): { hour: string; day: string } {
  const instant = new Date(at);
  const today = new Date(now.peek());
  const language = spokenLanguage();
  return {
    hour: clock(instant, zone, language),
    day: isSameDay(instant, today, zone) ? "" : nearDate(instant, zone, language, today),
  };
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
  return whenTime(at, zone);
}

/** How long something has lasted, roughly: "46 min", "3 h", "2 days". */
export function lasting(since: number): string {
  const minutes = Math.max(1, Math.floor((now.value - since) / MINUTE_MS));
  if (minutes < 60) return sayMany("{n} min", "{n} min", minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return sayMany("{n} h", "{n} h", hours);
  const days = Math.floor(hours / 24);
  return sayMany("{n} day", "{n} days", days);
}

/** Whole seconds until an instant, never less than none. */
export function secondsUntil(at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) - now.value) / SECOND_MS));
}
