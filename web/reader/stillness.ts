/**
 * Edits of the page that move nothing the reader sees.
 *
 * An edit is made, measured and, where it moves something in view, compensated by scrolling or undone,
 * all before the browser paints: what is not painted is never seen. Measured on the page itself
 * rather than on a copy beside it, so that margins, grids and sticky columns are all taken into account.
 */

/** Less than a pixel is rounding. */
const STILL_PX = 1;
const SETTLED_MS = 100;
/** What stands this close to the view is kept still too: a phone's address bar slides away over it. */
const NEAR_PX = 100;

export interface Edit {
  readonly make: () => void;
  readonly undo: () => void;
}

/** Where an edit happens: in `parent`, before `next`. `above` says that all of it is above the view. */
export interface Place {
  readonly parent: Element;
  readonly next: Element | null;
  readonly above: boolean;
}

let settled = 0;
/** Where the last edit left the page, and how far that is from where it should be. */
let left = 0;
let residue = 0;

/**
 * Make the edit if nothing in view moves by it, or if the reader asked for it (`force`); else leave the
 * page as it was and answer false. An edit above the view is always made, and the view scrolled along.
 */
export function makeStill(place: Place, edit: Edit, force: boolean): boolean {
  const { body, documentElement } = document;
  const { style, scrollHeight } = documentElement;
  const { scrollX, scrollY } = window;
  // The browser must not compensate as well, nor glide there, nor clamp the scroll position while the
  // page is shorter for a moment.
  body.style.overflowAnchor = style.overflowAnchor = "none";
  style.scrollBehavior = "auto";
  style.minHeight = `${scrollHeight}px`;
  // What was asked for and is not above the view is made, whatever it moves.
  const measure = force && !place.above ? () => 0 : watchFollowing(place);
  edit.make();
  const shift = measure();
  const moves = Math.abs(shift) >= STILL_PX;
  const made = !moves || place.above || force;
  if (!made) edit.undo();
  else if (moves && place.above) scrollAlong(scrollX, scrollY, shift);
  style.minHeight = "";
  clearTimeout(settled);
  settled = window.setTimeout(() => {
    body.style.overflowAnchor = style.overflowAnchor = style.scrollBehavior = "";
  }, SETTLED_MS);
  return made;
}

/** Scroll by `shift`. Browsers round where they scroll to: many edits must not add up to a jump. */
function scrollAlong(x: number, y: number, shift: number): void {
  const target = y + shift + (y === left ? residue : 0);
  window.scrollTo(x, target);
  left = window.scrollY;
  residue = target - left;
}

/**
 * Note where everything stands that follows `place`; the answer measures the greatest shift of what is
 * in view, or has come into view.
 */
function watchFollowing({ parent, next }: Place): () => number {
  const marks: [Element, DOMRect][] = [];
  let box: Element | null = parent;
  let element = next;
  while (box && box !== document.documentElement) {
    for (; element; element = element.nextElementSibling) {
      const rect = element.getBoundingClientRect();
      if (rect.height > 0) marks.push([element, rect]);
      // Posts stand beneath one another: those below this one go the way it goes.
      if (box.id === "posts" && rect.height > 0 && rect.top > window.innerHeight + NEAR_PX) break;
    }
    element = box.nextElementSibling;
    box = box.parentElement;
  }
  return () => {
    let greatest = 0;
    for (const [mark, before] of marks) {
      const now = mark.getBoundingClientRect();
      const shift = now.top - before.top;
      if (Math.abs(shift) > Math.abs(greatest) && (isNear(before) || isNear(now))) {
        greatest = shift;
      }
    }
    return greatest;
  };
}

function isNear({ top, bottom }: DOMRect): boolean {
  return bottom > -NEAR_PX && top < window.innerHeight + NEAR_PX;
}

export function isInView({ top, bottom }: DOMRect): boolean {
  return bottom > 0 && top < window.innerHeight;
}

/** The place that `element` itself takes. */
export function placeOf(element: Element): Place {
  const parent = element.parentElement ?? document.body;
  const next = element.nextElementSibling;
  const rendered = element.getClientRects().length > 0;
  const above = rendered
    ? element.getBoundingClientRect().bottom <= 0
    : pointAfter(parent, next) <= 0;
  return { parent, next, above };
}

/** How far down the view the next rendered thing begins; without one, where `parent` ends. */
function pointAfter(parent: Element, next: Element | null): number {
  for (let element = next; element; element = element.nextElementSibling) {
    if (element.getClientRects().length > 0) return element.getBoundingClientRect().top;
  }
  return parent.getBoundingClientRect().bottom;
}
