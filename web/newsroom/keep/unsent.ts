/**
 * Words typed in a dialog: closed by Escape or by mistake, it has them again when it is opened for the same
 * thing, until they were sent. They last as long as the page.
 */

import { type Signal, signal } from "@preact/signals";

const unsent = new Map<string, Signal<string>>();

/** Give what was typed under a name: what is done, and to what. */
export function unsentOf(name: string): Signal<string> {
  const known = unsent.get(name) ?? signal("");
  unsent.set(name, known);
  return known;
}
