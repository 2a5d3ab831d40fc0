/** Remembers for each live whether it is read from its beginning. */

import { keep, recall } from "./memory.ts";
import type { Page } from "./page.ts";

/** Turn the page as it was turned last time; the answer says that another page is on its way. */
export function keepOrder({ slug, oldestFirst }: Page): boolean {
  const link = document.querySelector<HTMLAnchorElement>("a#order");
  if (!link) return false;
  if (!oldestFirst && isFront(slug) && recall("order", slug) === "oldest") {
    location.replace(link.href);
    return true;
  }
  link.addEventListener("click", () => keep("order", slug, oldestFirst ? null : "oldest"));
  return false;
}

/** Whether this is the live's own address: who follows a link to a post or a chunk wants that. */
function isFront(slug: string): boolean {
  const { pathname, hash } = location;
  return pathname.split("/").pop() === encodeURIComponent(slug) && !hash;
}
