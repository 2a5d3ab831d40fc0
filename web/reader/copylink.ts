/** A small button on every post that hands its link on: to other programs, else to the clipboard. */

import { newButton } from "./button.ts";
import type { Step } from "./dress.ts";
import type { Page } from "./page.ts";

/** How long a button says that it has copied. */
const SAID_MS = 4_000;
const SIGN = '<svg viewBox="0 0 20 20"><path d="M4 11v6h12v-6M10 13V3M6 7l4-4 4 4"/></svg>';

/**
 * The step that puts the button on a post; `announce` is told when a link was copied. It does nothing
 * where the browser can neither share nor copy (it does so on secure pages only).
 */
export function createLinkButtons(
  { list }: Page,
  words: DOMStringMap,
  announce: (words: string) => void,
): Step {
  const { share, copy, copied } = words;
  const canShare = "share" in navigator;
  const label = canShare ? share : copy;
  if (!label || !(canShare || navigator.clipboard)) return () => {};

  list.addEventListener("click", async ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("[data-link]");
    const post = button?.closest("article");
    const url = post?.querySelector<HTMLAnchorElement>(".when a")?.href;
    if (!button || !post || !url) return;
    try {
      const title = post.querySelector("h3")?.textContent ?? document.title;
      if (canShare) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
    } catch {
      // The reader thought better of it, or the browser refuses: the time is a link as well.
      return;
    }
    const say = (words: string) => {
      announce(words);
      button.dataset.link = words;
    };
    say(copied ?? "");
    setTimeout(say, SAID_MS, "");
  });

  return (element) => {
    const row = element.matches("article") && element.querySelector(".when");
    if (!row) return;
    const button = newButton();
    button.dataset.link = "";
    button.innerHTML = SIGN;
    button.title = label;
    button.setAttribute("aria-label", label);
    row.append(button);
  };
}
