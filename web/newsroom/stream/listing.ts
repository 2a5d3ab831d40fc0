/** A list of posts as far as it is loaded, newest first, and how it follows what changes. Pure. */

import type { Page, Post } from "../desk/data.ts";

export interface Listing {
  readonly ids: readonly string[];
  /** Where the API goes on; null at the end. */
  readonly next: string | null;
  readonly total: number;
}

export function begin({ items, next, total }: Page<Post>): Listing {
  return { ids: items.map((post) => post.id), next, total };
}

/** Add the next page; what came up meanwhile stays where it is. */
export function append({ ids }: Listing, page: Page<Post>): Listing {
  const known = new Set(ids);
  const more = page.items.map((post) => post.id).filter((id) => !known.has(id));
  return { ids: [...ids, ...more], next: page.next, total: page.total };
}

/**
 * Put posts that are new, or have changed, where they belong, and leave out those that fit no more.
 * `fits` says whether a post belongs to the list; `orderOf` gives the order of those that are in it.
 */
export function follow(
  listing: Listing,
  changed: readonly Post[],
  fits: (post: Post) => boolean,
  orderOf: (id: string) => string,
): Listing {
  const among = new Set(listing.ids);
  const moving = new Set<string>();
  const coming: Post[] = [];
  let total = listing.total;
  for (const post of changed) {
    const isIn = among.has(post.id);
    const belongs = fits(post);
    if (isIn) moving.add(post.id);
    if (belongs) coming.push(post);
    if (isIn && !belongs) total -= 1;
  }
  if (moving.size === 0 && coming.length === 0) return listing;

  const ids = listing.ids.filter((id) => !moving.has(id));
  const last = listing.ids[listing.ids.length - 1];
  const floor = last === undefined ? null : orderOf(last);
  coming.sort((one, other) => compareOrders(other.order, one.order));
  for (const post of coming) {
    // Below what is loaded it is the next page's affair, which counts it too.
    const isBelow = listing.next !== null && floor && compareOrders(post.order, floor) < 0;
    if (isBelow) continue;
    ids.splice(placeOf(ids, post.order, orderOf), 0, post.id);
    if (!among.has(post.id)) total += 1;
  }
  if (listing.next === null) total = ids.length;
  return same(ids, listing.ids) && total === listing.total ? listing : { ...listing, ids, total };
}

/** Where in a list, newest first, an order belongs. */
function placeOf(ids: readonly string[], order: string, orderOf: (id: string) => string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareOrders(orderOf(ids[middle] ?? ""), order) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Compare two orders, `ms-seq`: above 0 where the first is newer. */
export function compareOrders(one: string, other: string): number {
  const [ms, seq] = split(one);
  const [otherMs, otherSeq] = split(other);
  return ms - otherMs || seq - otherSeq;
}

function split(order: string): readonly [number, number] {
  // The time may be before 1970, hence the last hyphen.
  const hyphen = order.lastIndexOf("-");
  return [Number(order.slice(0, hyphen)), Number(order.slice(hyphen + 1))];
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
