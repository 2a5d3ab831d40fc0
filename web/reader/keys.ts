/**
 * The keys: those of the feed pattern while the focus is in it, and single keys for all who want them
 * (WCAG 2.1.4: they can be switched off).
 */

import type { Lent } from "./comfort.ts";
import { openHelp } from "./help.ts";

const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
const FOCUSABLE = "a[href], button, summary, input, audio[controls], video[controls]";

/** Listen to keys from now on; `first` is the one that had this script loaded. */
export function listen(lent: Lent, first: KeyboardEvent): void {
  const { list, panel, readChoices, toggleFreeze } = lent;
  const posts = () => Array.from(list.children) as HTMLElement[];
  const isKey = (post: HTMLElement) => post.classList.contains("key");

  /** Go on from the post that has the focus, else from the first one in view. */
  function step(by: 1 | -1, wanted: (post: HTMLElement) => boolean = () => true): void {
    const all = posts();
    let index = all.findIndex((post) => post.contains(document.activeElement));
    if (index < 0) {
      const visible = all.findIndex((post) => post.getBoundingClientRect().bottom > 0);
      index = by > 0 ? visible - 1 : visible;
    }
    let target: HTMLElement | undefined;
    do {
      index += by;
      target = all[index];
    } while (target && !wanted(target));
    if (!target) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  /** Leave the feed for what can be gone to next, after it or before. */
  function leave(after: boolean): void {
    const side = after ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const outside = Array.from(document.querySelectorAll<HTMLElement>(FOCUSABLE)).filter(
      (each) =>
        !list.contains(each) &&
        list.compareDocumentPosition(each) & side &&
        each.getClientRects().length > 0,
    );
    const target = after ? outside[0] : outside[outside.length - 1];
    target?.focus();
  }

  const feed: Record<string, () => void> = {
    PageDown: () => step(1),
    PageUp: () => step(-1),
  };
  const leaving: Record<string, () => void> = {
    End: () => leave(true),
    Home: () => leave(false),
  };
  const single: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, isKey),
    N: () => step(-1, isKey),
    o: () => document.querySelector<HTMLElement>("a#order")?.click(),
    "/": () => document.querySelector<HTMLElement>("form[role=search] input")?.focus(),
    f: toggleFreeze,
    "?": () => openHelp(panel),
  };

  function handle(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey } = event;
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (event.defaultPrevented || altKey || metaKey || event.isComposing) return;
    if (target.closest(`${TYPING}, audio, video, [aria-modal]`)) return;
    const inFeed = list.contains(target) && !event.shiftKey;
    const asked = ctrlKey
      ? inFeed && leaving[key]
      : (inFeed && feed[key]) || (readChoices().keys !== false && single[key]);
    if (!asked) return;
    asked();
    event.preventDefault();
  }

  document.addEventListener("keydown", handle);
  // Too late to keep the browser from scrolling; letters do nothing by themselves.
  if (first.key.length === 1) handle(first);
}
