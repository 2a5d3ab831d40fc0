/**
 * "Since you left": notes what was on the page when it is left. What is shown of it comes later
 * (since_left.ts), and only for who was away.
 */

import { compareOrders, formatCursor, parseCursor } from "./fold.ts";
import { keep, recall } from "./memory.ts";
import type { Page } from "./page.ts";
import { partElement, postElements } from "./page.ts";
import { livePath } from "./since.ts";

/** Who is away for less has lost nothing. */
const AWAY_MS = 5 * 60_000;

/** What was on the page when it was left: the live at `head`, `posts` of them, `newest` on top. */
export interface Left {
  readonly head: string;
  readonly at: number;
  readonly posts: number;
  readonly newest: string;
}

/** What the page lends to the script that is loaded later, which shares no code with it. */
export interface Lent {
  readonly page: Page;
  readonly left: Left;
  /** The number of the newest event that had been seen. */
  readonly seen: number;
  readonly away: number;
  readonly countPosts: typeof countPosts;
  readonly compareOrders: typeof compareOrders;
  readonly partElement: typeof partElement;
  readonly postElements: typeof postElements;
  readonly livePath: typeof livePath;
}

export function rememberLeaving(page: Page): void {
  const { slug, model } = page;
  const left = recall<Left>("left", slug);
  if (left) {
    const { epoch, seq: seen } = parseCursor(left.head);
    const away = Date.now() - left.at;
    const { cursor } = model;
    if (away > AWAY_MS && epoch === cursor.epoch && seen < cursor.seq) {
      const tools = { countPosts, compareOrders, partElement, postElements, livePath };
      import("./since_left.ts").then(
        ({ show }) => show({ page, left, seen, away, ...tools }),
        () => {},
      );
    }
  }
  const note = () => {
    // Only who has the newest posts on the page has seen them.
    const newest = orders(page).sort(compareOrders).pop();
    if (model.ceiling || !newest) return;
    const posts = countPosts(page);
    keep("left", slug, { head: formatCursor(model.cursor), at: Date.now(), posts, newest });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) note();
  });
  window.addEventListener("pagehide", note);
}

function orders({ list }: Page): string[] {
  return postElements(list).map(({ dataset }) => dataset.order ?? "");
}

function countPosts({ main }: Page): number {
  return Number(partElement(main, "day")?.dataset.posts);
}
