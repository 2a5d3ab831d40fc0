/** The page as the server wrote it: its hooks (docs/reader-protocol.md) and the model they hold. */

import type { Model, Part, Post } from "./fold.ts";
import { parseCursor } from "./fold.ts";

export interface Page {
  readonly main: HTMLElement;
  readonly list: HTMLElement;
  readonly slug: string;
  readonly pollS: number;
  /** Whether the page is read from the beginning of the live. */
  readonly oldestFirst: boolean;
  readonly model: Model;
}

/** Read a live's page, this one or a fetched one; null where the document is something else. */
export function readPage(root: Document): Page | null {
  const main = root.querySelector<HTMLElement>("main#live");
  const list = main?.querySelector<HTMLElement>("#posts");
  if (!main || !list) return null;
  const { slug, cursor, pollS, first, floor, ceiling } = main.dataset;
  if (!slug || !cursor) return null;
  return {
    main,
    list,
    slug,
    pollS: Number(pollS) || 10,
    oldestFirst: first === "oldest",
    model: {
      cursor: parseCursor(cursor),
      floor: floor ?? "",
      ceiling: ceiling ?? "",
      posts: new Map(readPosts(list).map((post): [string, Post] => [post.id, post])),
      parts: readParts(main),
    },
  };
}

function readPosts(list: HTMLElement): Post[] {
  return postElements(list).map((element) => ({
    id: element.dataset.id ?? "",
    order: element.dataset.order ?? "",
    rev: revisionOf(element),
    html: element.outerHTML,
  }));
}

function readParts(main: HTMLElement): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const element of Array.from(main.querySelectorAll<HTMLElement>("[data-part]"))) {
    parts.set(element.dataset.part ?? "", { rev: revisionOf(element), html: element.outerHTML });
  }
  return parts;
}

/** The posts as they stand on the page, from its top; what the house puts between them is passed over. */
export function postElements(list: HTMLElement): HTMLElement[] {
  return (Array.from(list.children) as HTMLElement[]).filter(({ dataset }) => dataset.id);
}

export function postElement(list: HTMLElement, id: string): HTMLElement | undefined {
  return postElements(list).find((element) => element.dataset.id === id);
}

export function partElement(main: HTMLElement, name: string): HTMLElement | null {
  return main.querySelector<HTMLElement>(`[data-part="${CSS.escape(name)}"]`);
}

export function revisionOf(element: HTMLElement): number {
  return Number(element.dataset.rev);
}

/** The element that the server's finished, escaped `html` describes. */
export function elementOf(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement;
}
