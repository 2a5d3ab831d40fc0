/** Says on a kept page how old it is. */

import { clock } from "../hour.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Put the words that the page brings for it (`data-kept`) first on the page, with its age in them. */
export function withAge(html: string, keptAt: number, now: number): string {
  const words = /<body\b[^>]*\bdata-kept="([^"]*)"/.exec(html)?.[1];
  if (!words) return html;
  // The interface has its words in these two.
  const language = /<html\b[^>]*\blang="fr\b/.test(html) ? "fr" : "en";
  const said = words
    .replace("{ago}", ago(now - keptAt, language))
    .replace("{clock}", clock(new Date(keptAt), language));
  return html.replace(
    /<body\b[^>]*>/,
    (body) => `${body}\n<p id="kept" role="status" lang="${language}">${said}</p>`,
  );
}

function ago(ms: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language);
  if (ms < HOUR_MS) return format.format(-Math.max(1, Math.round(ms / MINUTE_MS)), "minute");
  if (ms < 2 * DAY_MS) return format.format(-Math.round(ms / HOUR_MS), "hour");
  return format.format(-Math.round(ms / DAY_MS), "day");
}
