/** New posts: the count of those that wait above, in words for the eye, the ear and the tab's title. */

import { focus, headlineOf } from "./attention.ts";
import type { Page } from "./page.ts";
import type { Painter } from "./paint.ts";

/** A screen reader is told of new posts at most this often. */
const ANNOUNCE_EVERY_MS = 10_000;
const SILENCE_MS = 100;

export interface Arrivals {
  /** Say what came: posts that were put on top of the list just now, and those that wait. */
  update(painter: Painter, arrived: readonly string[]): void;
  /** Tell screen readers something else, at once; "" after it, so that it can be said again. */
  say(words: string): void;
  /** Put the live's headline in the tab's title, in place of a post's words. */
  retitle(): void;
}

export function createArrivals({ main }: Page): Arrivals {
  const newer = document.getElementById("newer");
  let button = newer?.querySelector("button");
  const announcer = createAnnouncer();
  let { title } = document;
  const known = new Set<string>();
  /** Posts that came since the tab was last looked at. */
  const unseen = new Set<string>();
  const unsaid = new Set<string>();
  let listening = false;
  let timer = 0;
  let saidAt = Number.NEGATIVE_INFINITY;

  function words(count: number): string {
    const { one = "", other = "" } = button?.dataset ?? {};
    return (count === 1 ? one : other).replace("{n}", String(count));
  }

  function showTitle(): void {
    if (!document.hidden) unseen.clear();
    document.title = unseen.size ? `(${unseen.size}) ${title}` : title;
  }

  function announceSoon(): void {
    if (timer || !unsaid.size) return;
    // Emptied first: the same words again would be no change, and not be said.
    announcer.textContent = "";
    const rest = saidAt + ANNOUNCE_EVERY_MS - performance.now();
    timer = window.setTimeout(
      () => {
        timer = 0;
        saidAt = performance.now();
        announcer.textContent = words(unsaid.size);
        unsaid.clear();
      },
      Math.max(SILENCE_MS, rest),
    );
  }

  function listen(painter: Painter): void {
    listening = true;
    newer?.addEventListener("click", ({ target }) => {
      if (!button?.contains(target as Node)) return;
      const first = painter.showWaiting();
      first?.scrollIntoView();
      if (first) focus(headlineOf(first));
    });
    document.addEventListener("visibilitychange", showTitle);
  }

  return {
    update(painter, arrived) {
      if (!listening) listen(painter);
      const waiting = painter.waiting().map((post) => post.id);
      for (const id of waiting.concat(arrived)) {
        if (known.has(id)) continue;
        known.add(id);
        unseen.add(id);
        unsaid.add(id);
      }
      if (newer && button) {
        newer.hidden = !waiting.length && !painter.isFrozen();
        button.hidden = !waiting.length;
        if (waiting.length) button = relabel(button, words(waiting.length));
      }
      showTitle();
      // Who wants the page to be still does not want to hear of it either; once it goes on, all is said.
      if (!painter.isFrozen()) announceSoon();
    },
    say(words) {
      announcer.textContent = words;
    },
    retitle() {
      title = main.querySelector("h1")?.textContent ?? "";
      showTitle();
    },
  };

  /** Put a new button in place of this one: the one that is there would move as its words grow. */
  function relabel(old: HTMLButtonElement, label: string): HTMLButtonElement {
    if (old.textContent === label) return old;
    const fresh = old.cloneNode() as HTMLButtonElement;
    fresh.textContent = label;
    const hadFocus = document.activeElement === old;
    old.replaceWith(fresh);
    if (hadFocus) focus(fresh);
    return fresh;
  }

  /** An empty live region: it has to stand before its words change. Out of sight without a style sheet. */
  function createAnnouncer(): HTMLElement {
    const element = document.createElement("div");
    element.id = "announce";
    element.setAttribute("aria-live", "polite");
    Object.assign(element.style, {
      position: "absolute",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
    });
    main.append(element);
    return element;
  }
}
