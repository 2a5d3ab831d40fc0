/**
 * The front's script: the page asks for itself again and takes over what changed, without moving what
 * the reader sees. A live that begins is said, with a button where the reader is further down. Times
 * become relative.
 */

import { isSelecting } from "./attention.ts";
import { makeStill, placeOf } from "./stillness.ts";
import { tellOfPage } from "./view.ts";

const TOP_SLACK_PX = 8;
const PAUSE_MS = 150;
const TICK_MS = 30_000;
const HIDDEN_POLLS = 4;
const MOST_FAILING_POLLS = 8;
const DAY_MINUTES = 1440;

const main = document.querySelector<HTMLElement>("main[data-poll-s]");
if (main) {
  tellOfPage("", "front");
  follow(main);
}

function follow(main: HTMLElement): void {
  const newer = main.querySelector<HTMLElement>("#newer");
  const button = newer?.querySelector("button");
  /** The entries on the page, as the server wrote them. */
  const written = new WeakMap<Element, string>();
  /** Lives that the reader has been told of. */
  const told = new Set(now(main).map(idOf));
  const announcer = document.createElement("div");
  /** The page as it should be; null once it is. */
  let wanted: HTMLElement | null = null;
  let text = "";
  let misses = 0;
  let timer = 0;
  let pause = 0;

  async function poll(): Promise<void> {
    clearTimeout(timer);
    try {
      // Asked with the tag of what is kept: nothing new costs a 304.
      const response = await fetch(location.pathname, { cache: "no-cache" });
      if (!response.ok) throw new Error(`front: ${response.status}`);
      const fresh = await response.text();
      misses = 0;
      if (fresh !== text) {
        text = fresh;
        wanted = new DOMParser().parseFromString(fresh, "text/html").querySelector("main");
        showSoon();
      }
    } catch {
      misses += 1;
    }
    pollLater();
  }

  function pollLater(): void {
    const slower = (document.hidden ? HIDDEN_POLLS : 1) * Math.min(2 ** misses, MOST_FAILING_POLLS);
    const wait = Number(main.dataset.pollS) * 1000 * slower * (0.5 + Math.random());
    clearTimeout(timer);
    timer = window.setTimeout(poll, wait);
  }

  /** Bring the page to what is wanted: all of it where nobody reads in it yet, or by `force`. */
  function show(force: boolean): void {
    if (!wanted) return;
    const isFree =
      window.scrollY <= TOP_SLACK_PX &&
      !main.contains(document.activeElement) &&
      !isSelecting(main);
    const begun = now(wanted).filter(
      (entry) => !now(main).some((old) => idOf(old) === idOf(entry)),
    );
    const words = begun.length ? wordsFor(begun) : "";
    if (begun.some((entry) => !told.has(idOf(entry)))) announcer.textContent = words;
    for (const entry of begun) told.add(idOf(entry));
    if (isFree || force) showAll(wanted);
    else for (const entry of entries(wanted)) showOne(entry);
    if (newer && button) {
      newer.hidden = !wanted || !words;
      if (!newer.hidden) button.textContent = words;
    }
    tellTimes();
    if (force) {
      const first = now(main).find((entry) => idOf(entry) === idOf(begun[0])) ?? main;
      window.scrollTo(0, 0);
      first.querySelector("a")?.focus({ preventScroll: true });
    }
  }

  /** What did not change stays the element that it was: its picture is not painted afresh. */
  function showAll(whole: HTMLElement): void {
    for (const entry of entries(whole)) {
      const old = twinOf(entry);
      if (old && written.get(old) === entry.outerHTML) entry.replaceWith(old);
      else written.set(entry, entry.outerHTML);
    }
    const kept = whole.querySelector("#newer");
    if (newer) kept?.replaceWith(newer);
    main.replaceChildren(...Array.from(whole.childNodes));
    wanted = null;
  }

  /** Put an entry in place of what it was, if that moves nothing and takes nothing from the reader. */
  function showOne(entry: HTMLElement): void {
    const old = twinOf(entry);
    const html = entry.outerHTML;
    const busy = !old || old.contains(document.activeElement) || isSelecting(old);
    if (busy || written.get(old) === html || groupOf(old) !== groupOf(entry)) return;
    const fresh = document.importNode(entry, true);
    const swap = { make: () => old.replaceWith(fresh), undo: () => fresh.replaceWith(old) };
    if (makeStill(placeOf(old), swap, false)) written.set(fresh, html);
  }

  function twinOf(entry: HTMLElement): HTMLElement | undefined {
    return entries(main).find((old) => idOf(old) === idOf(entry));
  }

  function wordsFor(begun: HTMLElement[]): string {
    const { one = "", other = "" } = button?.dataset ?? {};
    const headline = begun[0]?.querySelector(".headline")?.textContent ?? "";
    return begun.length === 1
      ? one.replace("{headline}", () => headline)
      : other.replace("{n}", String(begun.length));
  }

  function tellTimes(): void {
    for (const time of Array.from(main.querySelectorAll<HTMLTimeElement>(".status time"))) {
      time.title = time.title || (time.textContent ?? "");
      time.textContent = ago(time.dateTime) || time.title;
    }
  }

  function showSoon(): void {
    clearTimeout(pause);
    pause = window.setTimeout(show, PAUSE_MS, false);
  }

  for (const entry of entries(main)) written.set(entry, entry.outerHTML);
  tellTimes();
  setInterval(tellTimes, TICK_MS);
  announcer.className = "unseen";
  announcer.setAttribute("aria-live", "polite");
  document.body.append(announcer);
  button?.addEventListener("click", () => show(true));
  for (const name of ["scroll", "focusout", "selectionchange"]) {
    document.addEventListener(name, showSoon, { passive: true });
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? pollLater() : poll()));
  pollLater();
}

function entries(root: HTMLElement): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>("[data-live]"));
}

function now(root: HTMLElement): HTMLElement[] {
  return entries(root).filter((entry) => groupOf(entry) === "now");
}

function idOf(entry: HTMLElement | undefined): string {
  return entry?.dataset.live ?? "";
}

function groupOf(entry: HTMLElement): string | undefined {
  return entry.closest("section")?.className;
}

/** Say how long ago a time of the last day was; "" for any other. */
function ago(time: string): string {
  const minutes = Math.round((Date.now() - Date.parse(time)) / 60_000);
  if (!(minutes >= 0 && minutes < DAY_MINUTES)) return "";
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: "short" });
  return minutes < 60
    ? format.format(-Math.max(1, minutes), "minute")
    : format.format(-Math.floor(minutes / 60), "hour");
}
