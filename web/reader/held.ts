/** An update that waits because it would move the page: its mark, and the button that shows it. */

import { newButton } from "./button.ts";

/**
 * Mark the element as outdated by revision `rev`, and put a button on it that takes no room.
 *
 * Without words, or where the element isn't rendered, there is no button: the update then comes once its
 * place is out of view.
 */
export function hold(
  element: HTMLElement,
  rev: number,
  words: string | undefined,
  show: () => void,
): void {
  release(element);
  element.dataset.held = String(rev);
  if (!words) return;
  const button = newButton(words);
  button.dataset.show = "";
  button.style.position = "absolute";
  button.addEventListener("click", show);
  // In front: the last child is what style sheets treat apart.
  element.prepend(button);
}

/** Take the mark and the button away. */
export function release(element: HTMLElement): void {
  delete element.dataset.held;
  element.querySelector("[data-show]")?.remove();
}

/** Whether this very revision was already found not to fit. */
export function isHeldAt(element: HTMLElement, rev: number): boolean {
  return element.dataset.held === String(rev);
}
