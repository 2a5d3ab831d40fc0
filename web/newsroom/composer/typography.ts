/**
 * Typography as one types, by the rules of the language in which one writes.
 *
 * A rule looks at what stands before the cursor and at what was just typed, never at anything older:
 * what was undone is therefore not done again, and no text changes behind the writer's back.
 */

import { looksLikeAddress, wordBefore } from "./address.ts";
import { typesetEnglish } from "./english.ts";
import { typesetFrench } from "./french.ts";

/** What was just typed and the last `deleteBefore` characters (UTF-16) before it become `text`. */
export interface Replacement {
  readonly text: string;
  readonly deleteBefore: number;
}

/** Signs that end an address; inside one, every other is left as it is typed. */
const ENDS_ADDRESS = /[\s"«»]/;

/**
 * Say what to put in place of `typed`, which was typed after `before` (the paragraph up to the cursor);
 * null where it stays as it is. `language` is a BCP 47 tag; only French and English have rules beside "…",
 * and "" has none.
 */
export function typeset(before: string, typed: string, language: string): Replacement | null {
  if (typed.length !== 1 || !language) return null;
  if (!ENDS_ADDRESS.test(typed) && looksLikeAddress(wordBefore(before) + typed)) return null;
  if (typed === "." && before.endsWith("..")) return ellipsis(before);
  const [primary] = language.toLowerCase().split("-");
  if (primary === "fr") return typesetFrench(before, typed);
  if (primary === "en") return typesetEnglish(before, typed);
  return null;
}

/** Three full stops; not the two of `../`, nor after more of them. */
function ellipsis(before: string): Replacement | null {
  return /(?:^|[^./])\.\.$/.test(before) ? { text: "…", deleteBefore: 2 } : null;
}

/**
 * Typeset what is typed into a plain field; the answer stops it.
 *
 * Backspace or undo (Ctrl+Z, Cmd+Z) right after a replacement brings back what was typed.
 */
export function attachTypography(
  input: HTMLInputElement | HTMLTextAreaElement,
  language: () => string,
): () => void {
  /** The last replacement, while nothing else has happened: where it stands, and what it replaced. */
  let last: { start: number; text: string; replaced: string } | null = null;
  let replacing = false;

  function replace(start: number, end: number, text: string): void {
    replacing = true;
    input.setSelectionRange(start, end);
    // The only way to change a field that its own undo knows of; where it is gone, do without.
    const isDone = text
      ? document.execCommand("insertText", false, text)
      : document.execCommand("delete");
    if (!isDone) {
      input.setRangeText(text, start, end, "end");
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    replacing = false;
  }

  /** What was typed already stands in the field, so that undo has it as a step of its own. */
  function look(typed: string): void {
    last = null;
    const { selectionStart: end, selectionEnd, value } = input;
    if (end === null || end !== selectionEnd || !value.slice(0, end).endsWith(typed)) return;
    const before = value.slice(0, end - typed.length);
    const replacement = typeset(before, typed, language());
    if (!replacement) return;
    const { text, deleteBefore } = replacement;
    const start = before.length - deleteBefore;
    replace(start, end, text);
    last = { start, text, replaced: value.slice(start, end) };
  }

  function onInput(event: Event): void {
    if (replacing || !(event instanceof InputEvent)) return;
    last = null;
    if (event.isComposing || !event.data) return;
    if (event.inputType === "insertText") look(event.data);
  }

  /** A virtual keyboard composes every word; a sign typed at its end is looked at afterwards. */
  function onCompositionEnd({ data }: CompositionEvent): void {
    if (data) setTimeout(() => look(data.slice(-1)));
  }

  function onKeyDown(event: Event): void {
    if (!(event instanceof KeyboardEvent) || !last) return;
    const isUndo =
      event.key === "Backspace" ||
      (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey);
    const { start, text, replaced } = last;
    const end = start + text.length;
    if (!isUndo || input.selectionStart !== end || input.selectionEnd !== end) return;
    event.preventDefault();
    last = null;
    replace(start, end, replaced);
  }

  function forget(): void {
    last = null;
  }

  const listeners: [string, (event: never) => void][] = [
    ["input", onInput],
    ["compositionend", onCompositionEnd],
    ["keydown", onKeyDown],
    ["blur", forget],
    ["pointerdown", forget],
  ];
  for (const [name, listener] of listeners) {
    input.addEventListener(name, listener as EventListener);
  }
  return () => {
    for (const [name, listener] of listeners) {
      input.removeEventListener(name, listener as EventListener);
    }
  };
}
