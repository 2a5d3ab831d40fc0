/**
 * Brings the page to what the model says, without moving anything the reader sees.
 *
 * What is out of view changes at once, and so does what keeps its height or shrinks (the room it leaves
 * is kept until it is out of view). What would push the page in view is held, with a button. New
 * posts wait above, unless the reader is at the top. What can't be painted yet is tried again when
 * the reader stops scrolling, playing, selecting.
 */

import { carryState, carryUse, isInUse, isPlaying, isSelecting } from "./attention.ts";
import type { Changes, Post } from "./fold.ts";
import { compareOrders, isShown } from "./fold.ts";
import { hold, isHeldAt, release } from "./held.ts";
import type { Page } from "./page.ts";
import { elementOf, partElement, postElement, postElements, revisionOf } from "./page.ts";
import type { Edit } from "./stillness.ts";
import { isInView, makeStill, placeOf } from "./stillness.ts";

/** The reader is taken to have stopped scrolling (or selecting, or dragging the window) after this. */
const PAUSE_MS = 150;
/** How far the page may be scrolled for the reader still to be "at the top". */
const TOP_SLACK_PX = 8;
/** Longer than the fade, after which the class would only play it again. */
const ARRIVING_MS = 1000;

export interface Painter {
  /** Paint the changes; `force` where the reader asked for them. */
  paint(changes: Changes, force?: boolean): void;
  /** Posts that belong on the page but aren't painted yet, as nothing was moved for them. */
  waiting(): Post[];
  /** Paint all that waits, because the reader asked; the answer is the newest post of it. */
  showWaiting(): HTMLElement | undefined;
  isAtTop(): boolean;
}

/** Call `painted` after each round, with the new posts that were put on top of the list in it. */
export function createPainter(page: Page, painted: (arrived: readonly string[]) => void): Painter {
  const { main, list, model } = page;
  const posts = new Set<string>();
  const parts = new Set<string>();
  /** Elements that keep more room than they need, with what would give it back. */
  const roomy = new Map<HTMLElement, Edit>();
  /** Elements on the page, with the revision that was found to be too high for their place. */
  const misfits = new WeakMap<HTMLElement, number>();
  let arrived: string[] = [];
  let pause = 0;

  /** Further down the reader may have begun to read: then what comes waits, though its place be in view. */
  function isAtTop(): boolean {
    return window.scrollY <= TOP_SLACK_PX;
  }

  function paintAll(): void {
    giveRoomBack();
    for (const name of Array.from(parts)) if (paintPart(name, false)) parts.delete(name);
    paintPosts(Array.from(posts), false);
    painted(arrived);
    arrived = [];
  }

  /** Paint these posts, the oldest first, so that each new one finds the top of the list as it was. */
  function paintPosts(ids: readonly string[], force: boolean): void {
    const order = (id: string) => model.posts.get(id)?.order ?? "";
    const oldestFirst = Array.from(ids).sort((a, b) => compareOrders(order(a), order(b)));
    for (const id of oldestFirst) if (paintPost(id, force)) posts.delete(id);
  }

  function giveRoomBack(): void {
    for (const [element, edit] of Array.from(roomy)) {
      if (element.isConnected && !makeStill(placeOf(element), edit, false)) continue;
      roomy.delete(element);
      if (element.dataset.gone !== undefined) element.remove();
    }
  }

  function waiting(): Post[] {
    return Array.from(posts)
      .map((id) => model.posts.get(id))
      .filter(
        (post): post is Post => !!post && isShown(model, post) && !postElement(list, post.id),
      );
  }

  /** Each of these answers whether nothing is left to be done. */
  function paintPart(name: string, force: boolean): boolean {
    const element = partElement(main, name);
    const part = model.parts.get(name);
    if (!element || !part) return true;
    // A part that had nothing to show has no room for a button either: at the top it just comes.
    return replace(element, part.rev, part.html, force || (element.hidden && window.scrollY === 0));
  }

  function paintPost(id: string, force: boolean): boolean {
    const post = model.posts.get(id);
    if (!post) return true;
    const element = postElement(list, id);
    if (!isShown(model, post)) return !element || vacate(element, post.rev);
    if (!element) return insert(post, force);
    if (successor(post.order, element) === element.nextElementSibling) {
      return replace(element, post.rev, post.html ?? "", force);
    }
    return takeOut(element, post, force) && insert(post, force);
  }

  function replace(element: HTMLElement, rev: number, html: string, force: boolean): boolean {
    if (revisionOf(element) >= rev) return true;
    if (misfits.get(element) === rev && isInView(element.getBoundingClientRect()) && !force)
      return false;
    const fresh = elementOf(html);
    carryState(element, fresh);
    // Words that were withdrawn or erased go at once, whatever is moved or stopped by it.
    const isTombstone = fresh.matches(".withdrawn, .erased");
    // And so does a part that was emptied: what was pinned may have been taken back.
    const waits = !force && !isTombstone && !fresh.hidden;
    if (waits && isInUse(element, fresh)) return holdBack(element, rev);
    const place = placeOf(element);
    const { height } = element.getBoundingClientRect();
    const { display } = element.style;
    let spare = 0;
    const swap: Edit = {
      make() {
        element.before(fresh);
        element.style.display = "none";
        spare = height - fresh.getBoundingClientRect().height;
      },
      undo() {
        fresh.remove();
        element.style.display = display;
      },
    };
    let made = makeStill(place, swap, force);
    if (!made && spare > 0) {
      const giveBack = keepHeight(fresh, height);
      made = makeStill(place, swap, false);
      if (made) roomy.set(fresh, giveBack);
    }
    if (!made && isTombstone) made = makeStill(place, swap, true);
    if (!made) {
      misfits.set(element, rev);
      return holdBack(element, rev);
    }
    carryUse(element, fresh);
    element.remove();
    return true;
  }

  function holdBack(element: HTMLElement, rev: number): false {
    if (!isHeldAt(element, rev)) {
      hold(element, rev, main.dataset.update, () => {
        const { id, part } = element.dataset;
        if (id && paintPost(id, true)) posts.delete(id);
        if (part && paintPart(part, true)) parts.delete(part);
      });
    }
    return false;
  }

  /** Take a post out of sight at once; in view, the room it had stays until it is out of view. */
  function vacate(element: HTMLElement, rev: number): boolean {
    if (revisionOf(element) >= rev) return true;
    element.dataset.rev = String(rev);
    const { height } = element.getBoundingClientRect();
    if (makeStill(placeOf(element), displayNone(element), false)) {
      element.remove();
      return true;
    }
    release(element);
    element.textContent = "";
    element.dataset.gone = "";
    keepHeight(element, height);
    roomy.set(element, displayNone(element));
    return true;
  }

  /** Take a post from its old place, to put it elsewhere; in view it is held there. */
  function takeOut(element: HTMLElement, post: Post, force: boolean): boolean {
    const isFree = force || !isPlaying(element);
    if (!isFree || !makeStill(placeOf(element), displayNone(element), force)) {
      return holdBack(element, post.rev);
    }
    element.remove();
    return true;
  }

  function insert(post: Post, force: boolean): boolean {
    const next = successor(post.order, null);
    const previous = next ? next.previousElementSibling : list.lastElementChild;
    const welcome = !previous && isAtTop() && !isPlaying(list) && !isSelecting(list);
    if (!previous && !welcome && !force) return false;
    const element = elementOf(post.html ?? "");
    const end = previous
      ? previous.getBoundingClientRect().bottom
      : list.getBoundingClientRect().top;
    const above = end <= 0;
    const edit = { make: () => list.insertBefore(element, next), undo: () => element.remove() };
    if (!makeStill({ parent: list, next, above }, edit, force || welcome)) return false;
    if (!previous) {
      arrived.push(post.id);
      element.classList.add("arriving");
      setTimeout(() => element.classList.remove("arriving"), ARRIVING_MS);
    }
    return true;
  }

  /** The newest post on the page that is older than `order`; `except` is not looked at. */
  function successor(order: string, except: Element | null): Element | null {
    const older = (element: HTMLElement) =>
      element !== except && compareOrders(element.dataset.order ?? "", order) < 0;
    return postElements(list).find(older) ?? null;
  }

  function paintSoon(): void {
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      pause = 0;
      if (posts.size || parts.size || roomy.size) paintAll();
    }, PAUSE_MS);
  }

  for (const name of ["scroll", "resize", "selectionchange", "focusout", "pause", "ended"]) {
    const target = name === "resize" ? window : document;
    target.addEventListener(name, paintSoon, { capture: true, passive: true });
  }

  return {
    paint(changes, force = false) {
      for (const id of changes.posts) posts.add(id);
      for (const name of changes.parts) parts.add(name);
      if (force) {
        for (const name of changes.parts) if (paintPart(name, true)) parts.delete(name);
        paintPosts(changes.posts, true);
      }
      // While the reader scrolls, nothing is touched: iOS would stop the glide.
      if (!pause) paintAll();
    },
    waiting,
    showWaiting() {
      const ids = waiting().map((post) => post.id);
      paintPosts(ids, true);
      painted([]);
      arrived = [];
      return postElements(list).find((element) => ids.includes(element.dataset.id ?? ""));
    },
    isAtTop,
  };
}

/** Keep the element as high as it was, unseen if it is hidden; the edit that comes back lets it shrink. */
function keepHeight(element: HTMLElement, height: number): Edit {
  const { hidden, style } = element;
  const keep = () => {
    if (hidden) {
      style.display = "block";
      style.visibility = "hidden";
    }
    style.minHeight = `${height}px`;
  };
  style.boxSizing = "border-box";
  keep();
  return {
    make: () => {
      style.display = style.visibility = style.minHeight = "";
    },
    undo: keep,
  };
}

function displayNone({ style }: HTMLElement): Edit {
  return {
    make: () => {
      style.display = "none";
    },
    undo: () => {
      style.display = "";
    },
  };
}
