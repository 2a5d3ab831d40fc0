/** The chunk behind `a#older` (or `a#later`) is put under the list, instead of being gone to. */

import { focus, headlineOf } from "./attention.ts";
import type { Changes, Cursor, Delta } from "./fold.ts";
import { apply, formatCursor, isBehind, merge } from "./fold.ts";
import type { Page } from "./page.ts";
import { postElements, readPage } from "./page.ts";
import type { Painter } from "./paint.ts";
import { fetchSince } from "./since.ts";
import { tell } from "./view.ts";

const ONWARD = "a#older, a#later";

/** The link keeps working as a plain link wherever the chunk can't be had or doesn't fit. */
export function followOlder(page: Page, painter: Painter): void {
  const link = document.querySelector<HTMLAnchorElement>(ONWARD);
  const loaded = page.model.cursor;
  if (!link) return;

  const onClick = async (event: MouseEvent) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-busy") === "true") return;
    link.setAttribute("aria-busy", "true");
    page.list.setAttribute("aria-busy", "true");
    try {
      const chunk = await fetchPage(link.href);
      const caughtUp = await catchUp(page, chunk, loaded);
      const changes = mergePage(page, chunk, caughtUp);
      painter.paint(changes, true);
      focusFirst(page, changes);
      tell("view", { slug: page.slug, path: link.pathname, kind: "older" });
      continueFrom(link, chunk);
    } catch {
      link.removeEventListener("click", onClick);
      if (navigator.onLine) location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
      page.list.removeAttribute("aria-busy");
    }
  };
  link.addEventListener("click", onClick);
}

interface Chunk {
  readonly page: Page;
  readonly onward: string | null;
}

async function fetchPage(address: string): Promise<Chunk> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`older: ${response.status}`);
  const fetched = new DOMParser().parseFromString(await response.text(), "text/html");
  const page = readPage(fetched);
  if (!page) throw new Error("older: not a page of a live");
  return { page, onward: fetched.querySelector(ONWARD)?.getAttribute("href") ?? null };
}

/** A chunk from a cache may be older than the page: what changed since isn't known from elsewhere. */
async function catchUp({ slug }: Page, { page }: Chunk, loaded: Cursor): Promise<Delta | null> {
  const { cursor } = page.model;
  return isBehind(cursor, loaded) ? fetchSince(slug, cursor) : null;
}

function mergePage({ main, model }: Page, { page }: Chunk, caughtUp: Delta | null): Changes {
  const { cursor, floor, ceiling, posts } = page.model;
  const before = caughtUp ? apply(model, caughtUp) : null;
  const after = merge(model, {
    cursor: formatCursor(cursor),
    floor,
    ceiling,
    posts: Array.from(posts.values()),
  });
  if (before?.reload || after.reload) throw new Error("older: of another epoch");
  main.dataset.floor = model.floor;
  main.dataset.ceiling = model.ceiling;
  return { ...after, posts: after.posts.concat(before?.posts ?? []), parts: before?.parts ?? [] };
}

/** Whoever asked by keyboard or ear goes on reading at the first post that came. */
function focusFirst({ list }: Page, { posts }: Changes): void {
  const element = postElements(list).find(({ dataset }) => posts.includes(dataset.id ?? ""));
  if (element) focus(headlineOf(element));
}

function continueFrom(link: HTMLAnchorElement, { onward }: Chunk): void {
  if (onward) link.setAttribute("href", onward);
  else (link.closest("p") ?? link).remove();
}
