/** The list of posts (ARIA, feed): one row has the focus, and keys go from it to the next. */

import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say, sayMany } from "../desk/words.ts";
import { pick, picking } from "../facts/picking.ts";
import { actionsOf, bulkActionsOf } from "./action.ts";
import { perform } from "./perform.ts";
import type { Reading } from "./reading.ts";
import { Row } from "./row.tsx";
import { type Scroll, useScroll } from "./scroll.ts";
import { extend, NONE, toggle } from "./selection.ts";
import { wanted } from "./view.ts";

/** How many rows a page key goes. */
const PAGE = 10;

export function Feed({ reading }: { reading: Reading }) {
  const { state, listing, phase, current } = reading;
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLButtonElement>(null);
  const { ids, next, total } = listing.value;
  const scroll = useScroll(list, ids);
  const { start, end: stop, before, after } = scroll.span;
  const posts = state.posts.value;

  useEffect(() => {
    if (!end.current) return;
    // What comes next is asked for before the end is seen; the button does where this does not.
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void reading.more();
      },
      { rootMargin: "600px" },
    );
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [reading, next]);

  useEffect(() => {
    const id = wanted.value;
    if (!id || !ids.includes(id)) return;
    wanted.value = "";
    current.value = id;
    scroll.focus(id);
  }, [wanted.value, ids]);

  const shown = ids.slice(start, stop);
  const reached = current.value && shown.includes(current.value) ? current.value : shown[0];
  const press = usePress(reading, scroll);
  return (
    <>
      <Newer ids={ids} scroll={scroll} />
      <div
        ref={list}
        role="feed"
        class="feed"
        aria-label={say("Posts, newest first")}
        aria-busy={phase.value !== "there"}
        tabIndex={-1}
        style={{ paddingBlock: `${before}px ${after}px` }}
        {...press}
      >
        {shown.map((id, index) => {
          const post = posts.get(id);
          return (
            post && (
              <Row
                key={id}
                reading={reading}
                post={post}
                position={start + index + 1}
                size={Math.max(total, ids.length)}
                isReached={id === reached}
              />
            )
          );
        })}
      </div>
      {next && (
        <button
          ref={end}
          class="button feed-more"
          type="button"
          aria-busy={phase.value === "more"}
          onClick={() => void reading.more()}
        >
          {say("Show older posts")}
        </button>
      )}
    </>
  );
}

/** Says that something came in above what is being looked at. */
function Newer({ ids, scroll }: { ids: readonly string[]; scroll: Scroll }) {
  const seen = useRef(ids[0]);
  if (scroll.isAtTop || !seen.current || !ids.includes(seen.current)) seen.current = ids[0];
  const above = seen.current ? ids.indexOf(seen.current) : 0;
  if (above <= 0) return <p class="unseen" role="status" />;
  return (
    <p class="feed-newer" role="status">
      <button class="button" type="button" onClick={() => scroll.focus(ids[0] ?? "")}>
        {sayMany("{n} new post above", "{n} new posts above", above)}
      </button>
    </p>
  );
}

/** What the list does when it is pressed, with a hand or with keys. */
function usePress(reading: Reading, scroll: Scroll) {
  const { state, listing, selection, current } = reading;
  /** While the hand is down no row changes its height: what is under it stays there. */
  const isPressing = useRef(false);
  /** The row of a first click: a second one means it, whatever has moved since. */
  const clicked = useRef("");
  const mayCorrect = useComputed(() => state.may("correct") || state.may("write"));
  const mayMany = bulkActionsOf(state.may).length > 0;

  const postOf = (id: string) => state.posts.value.get(id);

  function correct(id: string): void {
    const post = postOf(id);
    const isThere = post?.condition === "visible" || post?.condition === "hidden";
    if (post && isThere && mayCorrect.value) state.toCorrect.value = post;
  }

  function hideOrShow(id: string): void {
    const post = postOf(id);
    if (!post) return;
    const actions = actionsOf(post, state.may, false);
    const action = actions.find((one) => one === "hide" || one === "show");
    if (action) void perform(reading, action, post);
  }

  function go(id: string | undefined): void {
    if (!id) return;
    current.value = id;
    scroll.focus(id);
  }

  function hear(event: KeyboardEvent): void {
    isPressing.current = false;
    const { target, key } = event;
    // The row that had the focus may have left the page while the list was scrolled.
    const id = rowOf(target) ?? current.value;
    if (!id || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { ids } = listing.value;
    const at = ids.indexOf(id);
    const step = stepOf(event, at, ids.length);
    if (step !== null) {
      const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
      if (event.shiftKey && mayMany && next && key.startsWith("Arrow")) {
        const begun = selection.value.ids.has(id) ? selection.value : toggle(selection.value, id);
        selection.value = extend(begun, next, ids);
      }
      go(next);
    } else if (key === "Enter" && target === event.currentTarget) return;
    else if (key === "Enter" && isRow(target)) correct(id);
    else if (key === "x" && picking.value) pick(id);
    else if (key === "x" && mayMany) selection.value = toggle(selection.value, id);
    else if (key === "h") hideOrShow(id);
    else if (key === "Escape" && selection.value.ids.size > 0) selection.value = NONE;
    else return;
    event.preventDefault();
  }

  return {
    onKeyDown: hear,
    onPointerDown: () => {
      isPressing.current = true;
    },
    onFocusIn: (event: FocusEvent) => {
      const id = rowOf(event.target);
      if (id && !isPressing.current) current.value = id;
    },
    onClick: (event: MouseEvent) => {
      isPressing.current = false;
      const id = rowOf(event.target);
      if (!id) return;
      const isControl = event.target instanceof Element && event.target.closest("button, input, a");
      if (event.detail === 2 && !isControl) correct(clicked.current);
      clicked.current = id;
      current.value = id;
    },
  };
}

/** How far a key goes in the list; null where it does not go. */
function stepOf({ key }: KeyboardEvent, at: number, length: number): number | null {
  switch (key) {
    case "j":
    case "ArrowDown":
      return 1;
    case "k":
    case "ArrowUp":
      return -1;
    case "PageDown":
      return PAGE;
    case "PageUp":
      return -PAGE;
    case "Home":
      return -at;
    case "End":
      return length - 1 - at;
    default:
      return null;
  }
}

function rowOf(target: EventTarget | null): string | undefined {
  return target instanceof Element
    ? target.closest<HTMLElement>("[data-post]")?.dataset.post
    : undefined;
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.post !== undefined;
}
