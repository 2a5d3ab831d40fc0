/** Loads the page afresh when its history was rebuilt: when that disturbs nobody, and never in a loop. */

import type { Connection } from "./connection.ts";

/** Stands for the head of a live that was taken out of public sight. */
export const GONE = "gone";

/** Two reloads for the same head within this time mean that reloading doesn't help. */
const LOOP_MS = 60_000;

/**
 * Load the page afresh, at once where the live is gone, the reader is away or it disturbs nobody
 * (`mayReload`), else on their word. False where that was just tried for this head.
 */
export function reloadFor(
  head: string,
  slug: string,
  mayReload: () => boolean,
  connection: Connection,
): boolean {
  const key = `filrouge-reload:${slug}`;
  const recall = recallReload(key);
  if (recall && recall.head === head && Date.now() - recall.at < LOOP_MS) return false;

  const reload = () => {
    noteReload(key, head);
    location.reload();
  };
  if ((head === GONE || mayReload() || document.hidden) && noteReload(key, head)) {
    location.reload();
    return true;
  }
  connection.offerReload(reload);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && noteReload(key, head)) location.reload();
  });
  return true;
}

function recallReload(key: string): { head: string; at: number } | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Without a memory there is no way to see a loop: then only the reader reloads. */
function noteReload(key: string, head: string): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify({ head, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}
