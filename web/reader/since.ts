/** Asks the server what changed since a cursor. */

import type { Cursor, Delta } from "./fold.ts";
import { formatCursor } from "./fold.ts";
import { GONE } from "./reload.ts";

/** Where the live is: a house may have put its lives elsewhere than under /live. */
export function livePath(slug: string): string {
  return `${document.getElementById("live")?.dataset.base ?? "/live"}/${slug}`;
}

const PATIENCE_MS = 15_000;

/** The status of a live that was taken out of public sight. */
const STATUS_GONE = 410;

/** Fetch the delta since the cursor; fails when the server doesn't answer in time, or with no delta. */
export async function fetchSince(slug: string, cursor: Cursor): Promise<Delta> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`${livePath(slug)}/since/${formatCursor(cursor)}`, {
      signal: patience.signal,
    });
    if (response.status === STATUS_GONE)
      return { head: GONE, poll_s: 0, reload: true, stop: false, ops: [] };
    if (!response.ok) throw new Error(`since: ${response.status}`);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}
