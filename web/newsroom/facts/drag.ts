/** Drags a row of a list to another place: with a mouse, a pen or a finger (Pointer Events). */

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { stepsOf } from "./order.ts";

interface Drag {
  readonly from: number;
  readonly startedAt: number;
  readonly rows: readonly HTMLElement[];
  /** The keys that leave it where it was. */
  readonly keys: AbortController;
  steps: number;
}

/**
 * Give what the handle of a row has to hear. `move` is called with how many places the row went, once
 * it is let go; Escape, or a call that comes between, leaves it where it was.
 */
export function useDrag(row: RefObject<HTMLElement | null>, move: (steps: number) => void) {
  const drag = useRef<Drag | null>(null);
  useEffect(() => () => drag.current?.keys.abort(), []);

  function begin(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    const own = row.current;
    if (!own?.parentElement || event.button !== 0) return;
    const rows = [...own.parentElement.children].filter((one) => one instanceof HTMLElement);
    const keys = new AbortController();
    const from = rows.indexOf(own);
    drag.current = { from, startedAt: event.clientY, rows, keys, steps: 0 };
    const leave = ({ key }: KeyboardEvent) => key === "Escape" && end(false);
    document.addEventListener("keydown", leave, { signal: keys.signal });
    event.currentTarget.setPointerCapture(event.pointerId);
    own.classList.add("dragged");
  }

  function follow(event: PointerEvent): void {
    const { current } = drag;
    const own = row.current;
    if (!current || !own) return;
    const distance = event.clientY - current.startedAt;
    const heights = current.rows.map((one) => one.offsetHeight);
    current.steps = stepsOf(heights, current.from, distance);
    own.style.transform = `translateY(${distance}px)`;
    // The others make way.
    current.rows.forEach((one, index) => {
      if (one !== own) one.style.transform = `translateY(${wayOf(current, index, own)}px)`;
    });
  }

  function end(isKept: boolean): void {
    const { current } = drag;
    if (!current) return;
    drag.current = null;
    current.keys.abort();
    row.current?.classList.remove("dragged");
    for (const one of current.rows) one.style.transform = "";
    if (isKept && current.steps !== 0) move(current.steps);
  }

  return {
    onPointerDown: begin,
    onPointerMove: follow,
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  };
}

function wayOf({ from, steps }: Drag, index: number, own: HTMLElement): number {
  const to = from + steps;
  if (index > from && index <= to) return -own.offsetHeight;
  if (index < from && index >= to) return own.offsetHeight;
  return 0;
}
