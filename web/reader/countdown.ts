/** Counts down to the announced beginning of a live, by the reader's own clock. */

import { clock } from "./hour.ts";

const TICK_MS = 1000;
const MINUTE_MS = 60_000;

/**
 * Fill the line that the server left empty for it, for as long as there is one: it may be announced
 * anew. Its words change with the minute, in the last one with the second.
 */
export function countDown(main: HTMLElement): void {
  const timer = window.setInterval(tick, TICK_MS);
  tick();

  function tick(): void {
    const line = main.querySelector<HTMLElement>(".countdown");
    if (!line) {
      clearInterval(timer);
      return;
    }
    const [said, here] = words(line);
    if (line.textContent === said + here) return;
    line.textContent = said;
    const small = document.createElement("small");
    small.textContent = here;
    if (here) line.append(small);
  }
}

/** What is left, and when that is where the reader is; "" where their clock shows the same. */
function words(line: HTMLElement): [string, string] {
  const { starts = "", zone = "", in: within = "", soon = "", here = "" } = line.dataset;
  const language = line.closest<HTMLElement>("[lang]")?.lang || "en";
  const at = new Date(starts);
  const left = at.getTime() - Date.now();
  if (left <= 0) return [soon, ""];
  try {
    const said = within.replace("{time}", duration(left, language));
    const mine = clock(at, language, { weekday: "long" });
    if (mine === clock(at, language, { weekday: "long", timeZone: zone })) return [said, ""];
    return [said, here.replace("{clock}", mine)];
  } catch {
    // Safari 14.0 has no units: the announced time, which stands above, has to do.
    return ["", ""];
  }
}

/** Say how long is left, in the two greatest units: "2 jours 3 heures", "12 minutes". */
export function duration(ms: number, language: string): string {
  if (ms <= MINUTE_MS) return unit(Math.ceil(ms / 1000), "second", language);
  const minutes = Math.ceil(ms / MINUTE_MS);
  const days = Math.floor(minutes / 1440);
  const parts: [number, string][] = [
    [days, "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [days ? 0 : minutes % 60, "minute"],
  ];
  return parts
    .filter(([count]) => count)
    .map(([count, name]) => unit(count, name, language))
    .join(" ");
}

function unit(count: number, name: string, language: string): string {
  const said = count.toLocaleString(language, { style: "unit", unit: name, unitDisplay: "long" });
  return said.replace(" ", "\u00a0");
}
