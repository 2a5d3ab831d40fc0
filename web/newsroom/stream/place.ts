/** Brings a part of the desk before the eyes, also on a phone, which shows one at a time. */

/** What can be led to. The board stands with what waits, and on a phone is behind its tab. */
export type Part = "stream" | "facts" | "waiting" | "board";

export function goTo(part: Part, isFocused = true): void {
  // On a phone the parts are tabs, and there alone.
  document.getElementById(`tab-${part === "board" ? "waiting" : part}`)?.click();
  const place = document.getElementById(`part-${part}`);
  requestAnimationFrame(() => {
    place?.scrollIntoView({ block: "nearest" });
    const heading = isFocused ? place?.querySelector("h2") : null;
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
