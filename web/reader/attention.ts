/** What the reader is busy with on the page, and what must not be taken from them. */

const FOCUSABLE = "a[href], button, summary, audio, video, input, [tabindex]";

/** Whether sound or film plays inside the element. */
export function isPlaying(element: Element): boolean {
  return mediaOf(element).some((media) => !media.paused && !media.ended);
}

function mediaOf(element: Element): HTMLMediaElement[] {
  return Array.from(element.querySelectorAll<HTMLMediaElement>("audio, video"));
}

/** Whether words inside the element are selected. */
export function isSelecting(element: Element): boolean {
  const selection = document.getSelection();
  return !!selection && !selection.isCollapsed && selection.containsNode(element, true);
}

/** Whether replacing the element by `fresh` would take something out of the reader's hands. */
export function isInUse(element: Element, fresh: Element): boolean {
  return (
    isPlaying(element) ||
    isSelecting(element) ||
    element.querySelector("iframe") !== null ||
    (hasFocusInside(element) && !twinOfFocus(element, fresh))
  );
}

function hasFocusInside(element: Element): boolean {
  const active = document.activeElement;
  return active !== element && element.contains(active) && !active?.closest("[data-show]");
}

/** What stands in `fresh` at the place that has the focus in `element`. */
function twinOfFocus(element: Element, fresh: Element): HTMLElement | undefined {
  const active = document.activeElement;
  if (active === element) return fresh as HTMLElement;
  const index = focusable(element).indexOf(active as HTMLElement);
  return focusable(fresh)[index];
}

function focusable(element: Element): HTMLElement[] {
  return Array.from(element.querySelectorAll<HTMLElement>(FOCUSABLE)).filter(
    (candidate) => !candidate.closest("[data-show]"),
  );
}

/** Give focus without scrolling, also to what takes none by itself. */
export function focus(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** What stands for the post when it takes the focus: its headline, else the whole. */
export function headlineOf(post: HTMLElement): HTMLElement {
  return post.querySelector<HTMLElement>("h2, h3, h4") ?? post;
}

/**
 * Carry over from `element` to `fresh`, before it is measured, what the reader did: opened details,
 * the mark of the post they came for.
 */
export function carryState(element: Element, fresh: Element): void {
  const opened = Array.from(element.querySelectorAll("details"));
  fresh.querySelectorAll("details").forEach((details, index) => {
    details.open = opened[index]?.open ?? details.open;
  });
  const current = element.getAttribute("aria-current");
  if (current) fresh.setAttribute("aria-current", current);
}

/** Carry over the focus, and the players that stopped part of the way, once `fresh` is there to stay. */
export function carryUse(element: Element, fresh: Element): void {
  if (element.contains(document.activeElement)) {
    const twin = twinOfFocus(element, fresh);
    focus(twin ?? headlineOf(fresh as HTMLElement));
  }
  const players = mediaOf(element).filter((media) => media.currentTime > 0);
  for (const media of mediaOf(fresh)) {
    const player = players.find((candidate) => candidate.src === media.src);
    if (player) media.replaceWith(player);
  }
}
