/** The line of words about the connection: lost, ended, to be reloaded. */

import { newButton } from "./button.ts";
import type { Page } from "./page.ts";

/** A connection that is back sooner isn't worth a word. */
const LOST_AFTER_MS = 8_000;

export interface Connection {
  lost(): void;
  found(): void;
  ended(): void;
  /** Offer to load the page afresh. */
  offerReload(reload: () => void): void;
}

export function createConnection({ main }: Page): Connection {
  const line = document.getElementById("connection");
  let timer = 0;
  let isFinal = false;

  function say(words: string | undefined): void {
    if (!line) return;
    line.textContent = words ?? "";
    line.hidden = !words;
  }

  function settle(): void {
    clearTimeout(timer);
    timer = 0;
    isFinal = true;
  }

  return {
    lost() {
      if (timer || isFinal) return;
      timer = window.setTimeout(() => say(line?.dataset.lost), LOST_AFTER_MS);
    },
    found() {
      document.getElementById("kept")?.remove();
      if (!timer || isFinal) return;
      clearTimeout(timer);
      timer = 0;
      say("");
    },
    ended() {
      settle();
      main.dataset.status = "ended";
      say(line?.dataset.ended);
    },
    offerReload(reload) {
      settle();
      say("");
      if (!line) return;
      const button = newButton(line.dataset.reload);
      button.addEventListener("click", reload);
      line.append(button);
      line.hidden = false;
    },
  };
}
