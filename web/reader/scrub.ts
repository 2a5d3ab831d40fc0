/** The slider over the day, and the replay: what the reader does, and what is said to them. */

import type { Showing } from "./showing.ts";
import { MINUTE } from "./showing.ts";

/** Milliseconds between two pages of a replay: time to see what is new. */
const BEAT = 1000;

/** A silence of the day takes no longer than this. */
const SILENCE = 3000;

export function createScrubber(panel: HTMLElement, showing: Showing): void {
  const slider = panel.querySelector<HTMLInputElement>("input");
  const output = panel.querySelector("output");
  const button = panel.querySelector("button");
  const speed = panel.querySelector("select");
  const status = panel.querySelector<HTMLElement>("[role=status]");
  if (!slider || !output || !button || !speed || !status) return;

  const clock = clockIn(showing);
  let asked: number | null = null;
  let busy = false;
  let timer = 0;
  /** Numbers the replays: of one that was stopped, nothing goes on. */
  let turns = 0;
  /** The moment of the day that the replay has come to; null while it stands still. */
  let playing: number | null = null;

  const tell = (time: number) => {
    const words = clock(time);
    slider.value = String(time);
    slider.setAttribute("aria-valuetext", words);
    output.textContent = words;
    return words;
  };

  /** Fetch what was asked for last; while one is on its way, no other is asked for. */
  const show = async () => {
    if (busy) return;
    busy = true;
    try {
      while (asked !== null) {
        const time = asked;
        asked = null;
        await showing.show(time);
      }
    } catch {
      asked = null;
      stop(status.dataset.failed);
    }
    busy = false;
  };

  const stop = (words?: string) => {
    clearTimeout(timer);
    playing = null;
    panel.classList.remove("playing");
    button.textContent = button.dataset.play ?? "";
    status.textContent = words ?? "";
  };

  const play = async () => {
    // What leaves the panel for the bar keeps its room there.
    panel.style.minHeight = `${panel.offsetHeight}px`;
    panel.classList.add("playing");
    button.textContent = button.dataset.pause ?? "";
    status.textContent = status.dataset.playing ?? "";
    playing = showing.at();
    // At the end of the day there is nothing left to play: it begins again.
    if (Number.isNaN(showing.next())) {
      asked = playing = showing.first;
      await show();
    }
    const turn = ++turns;
    void beat(turn, performance.now());
  };

  /** Let the day go on from where it was `since`; the next beat waits until its page is there. */
  const beat = async (turn: number, since: number) => {
    if (playing === null || turn !== turns) return;
    const next = showing.next();
    if (Number.isNaN(next)) {
      tell(showing.last);
      stop(status.dataset.over);
      return;
    }
    const factor = Number(speed.value);
    const now = performance.now();
    playing = Math.max(playing + (now - since) * factor, next - SILENCE * factor);
    tell(Math.min(playing, showing.last));
    if (playing >= next) {
      asked = Math.max(next, Math.floor(playing / MINUTE) * MINUTE);
      await show();
    }
    timer = window.setTimeout(() => void beat(turn, now), BEAT);
  };

  slider.min = String(Math.floor(showing.first / MINUTE) * MINUTE);
  slider.max = String(Math.ceil(showing.last / MINUTE) * MINUTE);
  tell(showing.at());
  slider.addEventListener("input", () => {
    if (playing !== null) stop();
    tell(Number(slider.value));
  });
  slider.addEventListener("change", () => {
    asked = Math.max(Number(slider.value), showing.first);
    void show();
  });
  button.addEventListener("click", () => {
    if (playing === null) void play();
    else stop((status.dataset.paused ?? "").replace("{time}", clock(playing)));
  });
  panel.hidden = false;
}

/** Says a moment in the live's zone and language, with its day where the live has several. */
function clockIn({ zone, first, last }: Showing): (time: number) => string {
  const options: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
  if (last - first > 20 * 60 * MINUTE) {
    options.day = "numeric";
    options.month = "long";
  }
  // As the server says times: "20 h 28", "8.28 pm".
  const tongue = document.documentElement.lang.slice(0, 2);
  const colon = { fr: "\u00a0h\u00a0", en: "." }[tongue] ?? ":";
  if (tongue === "en") options.hour12 = true;
  const lang = tongue === "en" ? "en-GB" : document.documentElement.lang;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(lang, { ...options, timeZone: zone });
  } catch {
    // A zone newer than the browser.
    format = new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC", timeZoneName: "short" });
  }
  return (time) =>
    format
      .format(time)
      .replace(":", colon)
      .replace(/\s(?=[ap]m$)/, "\u00a0");
}
