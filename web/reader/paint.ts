/**
 * Brings the page to what the model says, without moving anything the reader sees.
 *
 * What is out of view changes at once, and so does what keeps its height or shrinks (the room it leaves
 * is kept until it is out of view). What would push the page in view is held, with a button. New
 * posts wait above, unless the reader is at the top. What can't be painted yet is tried again when
 * the reader stops scrolling, playing, selecting.
 */

import { carryState, carryUse, isInUse, isPlaying, isSelecting } from "./attention.ts";
import type { Dresser } from "./dress.ts";
import { numberArticles } from "./feed.ts";
import type { Changes, Post } from "./fold.ts";
import { compareOrders, isShown } from "./fold.ts";
import { hold, isHeldAt, release } from "./held.ts";
import type { Page } from "./page.ts";
import { elementOf, partElement, postElement, postElements, revisionOf } from "./page.ts";
import type { Edit } from "./stillness.ts";
import { isInView, makeStill, placeOf } from "./stillness.ts";
import { tell } from "./view.ts";

/** The reader is taken to have stopped scrolling (or selecting, or dragging the window) after this. */
const PAUSE_MS = 150;
/** How far the page may be scrolled for the reader still to be "at the top". */
const TOP_SLACK_PX = 8;
/** Longer than the fade, after which the class would only play it again. */
const ARRIVING_MS = 1000;
const TOMBSTONE = ".withdrawn, .erased";

export interface Painter {
  /** Paint the changes; `force` where the reader asked for them. */
  paint(changes: Changes, force?: boolean): void;
  /** Posts that belong on the page but aren't painted yet, as nothing was moved for them. */
  waiting(): Post[];
  /** Paint all that waits, because the reader asked; the answer is the first post of it. */
  showWaiting(): HTMLElement | undefined;
  isAtTop(): boolean;
  /** Let nothing come until the reader asks, or stop doing so. Words that are taken back go even then. */
  freeze(on: boolean): void;
  isFrozen(): boolean;
}

/** Call `painted` after each round, with the new posts that were put on top of the list in it. */
export function createPainter(
  page: Page,
  { dress }: Dresser,
  painted: (arrived: readonly string[]) => void,
): Painter {
  const { main, list, model, oldestFirst } = page;
  const posts = new Set<string>();
  const parts = new Set<string>();
  /** Elements that keep more room than they need, with what would give it back. */
  const roomy = new Map<HTMLElement, Edit>();
  /** Elements on the page, with the revision that was found to be too high for their place. */
  const misfits = new WeakMap<HTMLElement, number>();
  let arrived: string[] = [];
  let pause = 0;
  let frozen = false;
  /** The reader is being taken to new posts: nothing that is in view has to stay. */
  let leaving = false;
  /** Parts that changed as words were taken back, which they may quote: they do not wait either. */
  const unquoting = new Set<string>();

  /** Further down the reader may have begun to read: then what comes waits, though its place be in view. */
  function isAtTop(): boolean {
    return window.scrollY <= TOP_SLACK_PX;
  }

  function paintAll(): void {
    giveRoomBack();
    const { scrollY } = window;
    for (const name of Array.from(parts)) {
      if ((!frozen || unquoting.has(name)) && paintPart(name, false)) parts.delete(name);
    }
    // The view was scrolled along with a part above the stream. A post above the view would scroll it
    // by another way in the same frame, and browsers count that as a shift of the whole stream.
    if (window.scrollY === scrollY) paintPosts(Array.from(posts), false);
    else paintSoon();
    unquoting.clear();
    finish(arrived);
  }

  /** Say what came on top of the list; `news` is what nobody was told of before. */
  function finish(news: readonly string[]): void {
    const count = arrived.length;
    if (count) tell("posts", { slug: page.slug, count });
    painted(news);
    arrived = [];
  }

  /** Paint these posts, the oldest first, so that each new one finds the top of the list as it was. */
  function paintPosts(ids: readonly string[], force: boolean): void {
    const order = (id: string) => model.posts.get(id)?.order ?? "";
    if (!ids.length) return;
    list.setAttribute("aria-busy", "true");
    const sorted = Array.from(ids).sort((a, b) => compareOrders(order(a), order(b)));
    for (const id of sorted) if (paintPost(id, force)) posts.delete(id);
    numberArticles(page);
    list.removeAttribute("aria-busy");
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
    // Where nothing is read yet, nothing is pushed away either.
    const isFirst = element.hidden && !list.firstElementChild;
    return replace(element, part.rev, part.html, force || isFirst);
  }

  function paintPost(id: string, force: boolean): boolean {
    const post = model.posts.get(id);
    if (!post) return true;
    const element = postElement(list, id);
    if (!isShown(model, post)) return !element || vacate(element, post.rev);
    if (frozen && !force && !(element && isTakenBack(post))) return false;
    if (!element) return insert(post, force);
    const all = postElements(list);
    if (successor(post.order, element) === (all[all.indexOf(element) + 1] ?? null)) {
      return replace(element, post.rev, post.html ?? "", force);
    }
    return takeOut(element, post, force) && insert(post, force);
  }

  function replace(element: HTMLElement, rev: number, html: string, force: boolean): boolean {
    if (revisionOf(element) >= rev) return true;
    if (misfits.get(element) === rev && isInView(element.getBoundingClientRect()) && !force)
      return false;
    const fresh = dress(elementOf(html));
    carryState(element, fresh);
    // Words that were withdrawn or erased go at once, whatever is moved or stopped by it.
    const isTombstone = fresh.matches(TOMBSTONE);
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
      if (element.hidden) {
        // It had nothing to show: the button needs a place, which takes no room.
        element.hidden = false;
        element.classList.add("vacant");
      }
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
    element.setAttribute("aria-hidden", "true");
    element.tabIndex = -1;
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
    const onTop = !previous && !oldestFirst;
    const isWelcome = () => isAtTop() && !isPlaying(list) && !isSelecting(list);
    if (onTop && !force && !isWelcome()) return false;
    const element = dress(elementOf(post.html ?? ""));
    const isAbove = () =>
      (previous ? previous.getBoundingClientRect().bottom : list.getBoundingClientRect().top) <= 0;
    const edit = { make: () => list.insertBefore(element, next), undo: () => element.remove() };
    // To measure each of many posts would take a slow phone longer than all else.
    if (leaving) edit.make();
    else if (!makeStill({ parent: list, next, above: isAbove() }, edit, force || onTop))
      return false;
    if (oldestFirst ? !next : !previous) {
      arrived.push(post.id);
      element.classList.add("arriving");
      setTimeout(() => element.classList.remove("arriving"), ARRIVING_MS);
    }
    return true;
  }

  /** The first post on the page that stands below one of this `order`; `except` is not looked at. */
  function successor(order: string, except: Element | null): Element | null {
    const below = (element: HTMLElement) =>
      element !== except &&
      compareOrders(element.dataset.order ?? "", order) * (oldestFirst ? -1 : 1) < 0;
    return postElements(list).find(below) ?? null;
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
      if (frozen && changes.posts.some((id) => isTakenBack(model.posts.get(id)))) {
        for (const name of changes.parts) unquoting.add(name);
      }
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
      const place = { parent: list, next: list.firstElementChild, above: false };
      leaving = true;
      makeStill(place, { make: () => paintPosts(ids, true), undo() {} }, true);
      leaving = false;
      finish([]);
      return postElements(list).find((element) => ids.includes(element.dataset.id ?? ""));
    },
    isAtTop,
    freeze(on) {
      frozen = on;
      paintAll();
    },
    isFrozen: () => frozen,
  };
}

/** Whether the post is gone, or only its tombstone is left. */
function isTakenBack(post: Post | undefined): boolean {
  return !!post && (!post.html || elementOf(post.html).matches(TOMBSTONE));
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
