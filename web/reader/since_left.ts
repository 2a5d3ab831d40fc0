/**
 * "Since you left": for who comes back, where they had read to, and what changed meanwhile.
 *
 * From the browser's own memory and from what the page says anyway: nothing is asked or sent.
 */

import type { Lent } from "./left.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function show(lent: Lent): void {
  const { page, left, seen, away, countPosts, compareOrders, livePath } = lent;
  const box = document.getElementById("left");
  if (!box) return;
  const isNew = (element: HTMLElement) =>
    compareOrders(element.dataset.order ?? "", left.newest) > 0;
  const isChanged = (element: HTMLElement) => Number(element.dataset.rev) > seen;
  const fresh = lent.postElements(page.list).filter(isNew);
  const count = Math.max(countPosts(page) - left.posts, fresh.length);
  const entries = (part: string) =>
    Array.from(lent.partElement(page.main, part)?.querySelectorAll<HTMLElement>("li") ?? []);
  const lists = {
    moments: entries("moments").filter(isNew),
    facts: entries("facts").filter((fact) => fact.dataset.fact && isChanged(fact)),
    corrections: entries("corrections").filter((one) => isChanged(one) && !isNew(one)),
  };
  for (const [kind, found] of Object.entries(lists)) list(box, kind, found);
  const posts = box.querySelector<HTMLAnchorElement>("a");
  if (posts) {
    posts.textContent = words(posts, count);
    posts.hidden = count <= 0;
    const here = mark(lent.postElements(page.list), box, isNew);
    posts.href = here ?? `${livePath(page.slug)}/minute/${minuteOf(left.newest)}`;
  }
  const heading = box.querySelector<HTMLElement>("h2");
  if (heading)
    heading.textContent = (heading.dataset.words ?? "").replace("{t}", last(heading, away));
  box.querySelector("button")?.addEventListener("click", () => box.remove());
  box.hidden = count <= 0 && !Object.values(lists).some(({ length }) => length);
}

/** Show these entries of a part again, in the list of their kind. */
function list(box: HTMLElement, kind: string, found: readonly HTMLElement[]): void {
  const section = box.querySelector<HTMLElement>(`[data-kind="${kind}"]`);
  if (!section) return;
  section.hidden = !found.length;
  for (const entry of found) {
    const copy = document.createElement("li");
    const source = entry.querySelector("p") ?? entry;
    for (const child of Array.from(source.childNodes)) copy.append(child.cloneNode(true));
    section.querySelector("ul")?.append(copy);
  }
}

/** Mark the first post that was there before; the answer is its address, null where it is not here. */
function mark(
  posts: readonly HTMLElement[],
  { dataset }: HTMLElement,
  isNew: (post: HTMLElement) => boolean,
): string | null {
  const seen = posts.find((post) => !isNew(post));
  if (!seen || !posts.some(isNew)) return null;
  const line = document.createElement("p");
  line.className = "left-here";
  line.textContent = dataset.here ?? "";
  // Over the gap above it, where it takes no room; in front, as the last child is treated apart.
  seen.prepend(line);
  return `#${seen.id}`;
}

function minuteOf(order: string): string {
  return new Date(Number(order.slice(0, order.lastIndexOf("-")))).toISOString();
}

function words({ dataset }: HTMLElement, count: number): string {
  return ((count === 1 ? dataset.one : dataset.other) ?? "").replace("{n}", String(count));
}

/** Say how long it lasted: "47 min", "3 h", "2 days". */
function last(heading: HTMLElement, ms: number): string {
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)}\u00a0min`;
  if (ms < 2 * DAY_MS) return `${Math.round(ms / HOUR_MS)}\u00a0h`;
  return words(heading, Math.round(ms / DAY_MS));
}
