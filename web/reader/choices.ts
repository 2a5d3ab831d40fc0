/** What the reader chose, for all lives of the house, kept in this browser and sent nowhere. */

/** Read before the first paint too, by formats/early.py: the name and the shape are shared with it. */
const KEY = "filrouge";

export interface Choices {
  readonly theme?: string;
  readonly text?: string;
  /** "mine": times in the reader's own zone. */
  readonly zone?: string;
  /** Low data; without a choice the browser's own setting holds. */
  readonly light?: boolean;
  /** Whether single keys are shortcuts. */
  readonly keys?: boolean;
}

/** What was chosen; nothing where the browser keeps nothing, or something else is kept there. */
export function readChoices(): Choices {
  try {
    return Object(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return {};
  }
}

/** Keep these choices beside the others; where the browser refuses, they hold for this page only. */
export function keepChoices(chosen: Choices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readChoices(), ...chosen }));
  } catch {
    // Nothing to be done about it.
  }
}
