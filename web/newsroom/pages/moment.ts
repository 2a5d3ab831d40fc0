/** Keeps "4 minutes ago" true, and says hours in the reader's own time zone, by name. */

import { clock, date } from "../desk/clock.ts";

const EVERY_MS = 20_000;
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function keepMoments(root: Document): void {
  const language = root.documentElement.lang;
  sayHours(root, language);
  setInterval(() => sayAges(root, language, Date.now()), EVERY_MS);
}

/** Say how long ago something was, in the largest unit that gives a whole number. */
export function age(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, "second");
}

function sayAges(root: ParentNode, language: string, now: number): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-ago]")) {
    time.textContent = age(Date.parse(time.dateTime), now, language);
  }
}

function sayHours(root: ParentNode, language: string): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-clock]")) {
    const at = new Date(time.dateTime);
    time.textContent = `${date(at, zone, language)}, ${clock(at, zone, language)} (${zone})`;
  }
}
