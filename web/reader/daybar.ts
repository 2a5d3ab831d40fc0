/** The day lying down: a pointer on it says the minute that is under it, and goes there. */

import { readChoices } from "./choices.ts";
import { clock } from "./hour.ts";
import type { Page } from "./page.ts";
import { livePath } from "./since.ts";

/** The keyboard has the links beneath, and the search. */
export function scrubDay({ main, slug }: Page): void {
  const label = document.createElement("output");
  label.className = "pointed";
  const zone = document.querySelector<HTMLElement>("#zone")?.dataset.zone;

  function minute(event: PointerEvent): Date | null {
    const drawing = (event.target as Element).closest(".hours svg");
    const hours = drawing?.parentElement;
    if (!drawing || !hours) return null;
    const { left, width } = drawing.getBoundingClientRect();
    const { direction } = getComputedStyle(hours);
    const passed = (event.clientX - left) / width;
    const share = Math.min(1, Math.max(0, direction === "rtl" ? 1 - passed : passed));
    const [start = 0, stop = 0, last = 0] = ["start", "stop", "last"].map((name) =>
      Date.parse(hours.dataset[name] ?? ""),
    );
    const at = new Date(Math.min(last, start + share * (stop - start)));
    label.textContent = clock(at, hours.closest<HTMLElement>("[lang]")?.lang ?? "en", {
      timeZone: readChoices().zone ? undefined : zone,
    });
    label.style.insetInlineStart = `${Math.round(share * 100)}%`;
    hours.append(label);
    return at;
  }

  main.addEventListener("pointermove", (event) => {
    if (!minute(event)) label.remove();
  });
  main.addEventListener("pointerdown", (event) => {
    // A finger that began on the drawing goes on with it, wherever it then is.
    if (minute(event)) (event.target as Element).setPointerCapture(event.pointerId);
  });
  main.addEventListener("pointerup", (event) => {
    const at = event.button ? null : minute(event);
    if (at) location.assign(`${livePath(slug)}/minute/${at.toISOString().slice(0, 16)}Z`);
  });
}
