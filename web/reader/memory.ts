/** What this browser remembers of a live: nothing of it is ever sent. */

/** Recall what was kept under a name; null where nothing was, or where browsers keep nothing. */
export function recall<T>(name: string, slug: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name, slug)) ?? "null");
  } catch {
    return null;
  }
}

/** Keep a value, or forget it (null). */
export function keep(name: string, slug: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(name, slug));
    else localStorage.setItem(keyOf(name, slug), JSON.stringify(value));
  } catch {
    // A private window, or no room: then this visit is the first one again.
  }
}

function keyOf(name: string, slug: string): string {
  return `filrouge-${name}:${slug}`;
}
