/** Keeps a list where it is under the eye, and shows of it only the rows near what is in view. */

import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { type Span, spanOf, usual } from "./span.ts";

interface Anchor {
  readonly id: string;
  /** Where its upper edge is, in pixels from the window's. */
  readonly top: number;
}

export interface Scroll {
  readonly span: Span;
  /** Whether the top of the list is in view: what is new there is seen. */
  readonly isAtTop: boolean;
  /** Bring a row into view that may not be on the page, and focus it. */
  focus(id: string): void;
}

const ROW = "[data-post]";

/** Follow how a list of rows (`data-post`, one for each id) is scrolled. */
export function useScroll(list: RefObject<HTMLElement | null>, ids: readonly string[]): Scroll {
  const heights = useRef(new Map<string, number>());
  const span = useSignal<Span>({ start: 0, end: Math.min(ids.length, 50), before: 0, after: 0 });
  const isAtTop = useSignal(true);
  const awaited = useRef("");
  const held = useRef<{ ids: readonly string[]; isAtTop: boolean }>({ ids, isAtTop: true });

  // What comes in above pushes the rows down the list: the span goes with them.
  const first = held.current.ids[span.value.start];
  const pushed = first && !held.current.isAtTop ? ids.indexOf(first) - span.value.start : 0;
  const shown = clip(span.value, pushed > 0 ? pushed : 0, ids.length);
  // Taken before the page changes: the rows are still where they were.
  const hadFocus = list.current?.contains(document.activeElement) ?? false;
  const anchor = list.current && anchorOf(list.current, isAtTop.value);

  function look(): void {
    const element = list.current;
    if (!element?.offsetParent) return; // not shown: another tab of a phone is
    for (const row of element.querySelectorAll<HTMLElement>(ROW)) {
      heights.current.set(row.dataset.post ?? "", row.getBoundingClientRect().height);
    }
    const { top, bottom } = viewOf(element);
    const start = element.getBoundingClientRect().top;
    const other = usual(heights.current.values());
    const all = ids.map((id) => heights.current.get(id) ?? other);
    const next = spanOf(all, top - start, bottom - start);
    isAtTop.value = start >= top - 8;
    held.current = { ids, isAtTop: isAtTop.value };
    if (!same(next, span.value)) span.value = next;
  }

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    if (anchor) holdAt(element, anchor);
    look();
    // Rows far from view leave the page; the focus stays in the list.
    const isLost = hadFocus && document.activeElement === document.body;
    if (isLost) element.focus({ preventScroll: true });
    if (!awaited.current) return;
    const row = rowOf(element, awaited.current);
    if (row) {
      awaited.current = "";
      row.focus();
    }
  });

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let frame = 0;
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        look();
      });
    };
    // Scrolling does not bubble, but is captured on its way down to whatever is scrolled.
    document.addEventListener("scroll", soon, { passive: true, capture: true });
    const resized = new ResizeObserver(soon);
    resized.observe(element.parentElement ?? element);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("scroll", soon, { capture: true });
      resized.disconnect();
    };
  }, [ids]);

  return {
    span: shown,
    isAtTop: isAtTop.value,
    focus(id) {
      const element = list.current;
      if (!element) return;
      const row = rowOf(element, id);
      if (row) {
        row.focus();
        return;
      }
      const other = usual(heights.current.values());
      const above = ids.slice(0, ids.indexOf(id));
      const offset = above.reduce((sum, one) => sum + (heights.current.get(one) ?? other), 0);
      const scroller = scrollerOf(element);
      const start = element.getBoundingClientRect().top - viewOf(element).top;
      awaited.current = id;
      scroller.scrollTop += start + offset;
      look();
    },
  };
}

/** The row to keep in place: the one with the focus, else the first in view; none at the top. */
function anchorOf(list: HTMLElement, isAtTop: boolean): Anchor | null {
  const focused = document.activeElement?.closest<HTMLElement>(ROW);
  const { top, bottom } = viewOf(list);
  if (focused && list.contains(focused)) {
    const box = focused.getBoundingClientRect();
    if (box.bottom > top && box.top < bottom) return anchored(focused);
  }
  if (isAtTop || !list.offsetParent) return null;
  for (const row of list.querySelectorAll<HTMLElement>(ROW)) {
    if (row.getBoundingClientRect().bottom > top) return anchored(row);
  }
  return null;
}

function anchored(row: HTMLElement): Anchor {
  return { id: row.dataset.post ?? "", top: row.getBoundingClientRect().top };
}

function holdAt(list: HTMLElement, { id, top }: Anchor): void {
  const moved = (rowOf(list, id)?.getBoundingClientRect().top ?? top) - top;
  if (Math.abs(moved) >= 1) scrollerOf(list).scrollTop += moved;
}

function rowOf(list: HTMLElement, id: string): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`);
}

/** What the list is scrolled in: a part of the page where there are columns, else the page. */
function scrollerOf(list: HTMLElement): Element {
  const own = list.parentElement;
  const scrolls = own && getComputedStyle(own).overflowY !== "visible";
  return scrolls ? own : (document.scrollingElement ?? document.documentElement);
}

function viewOf(list: HTMLElement): { readonly top: number; readonly bottom: number } {
  const scroller = scrollerOf(list);
  if (scroller === list.parentElement) return scroller.getBoundingClientRect();
  return { top: 0, bottom: window.innerHeight };
}

function clip({ start, end, before, after }: Span, pushed: number, length: number): Span {
  // Until the list was looked at, all that came is shown that the first look would show.
  const last = end === 0 ? Math.min(length, 50) : end + pushed;
  return { start: Math.min(start + pushed, length), end: Math.min(last, length), before, after };
}

function same(one: Span, other: Span): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.before === other.before &&
    one.after === other.after
  );
}
