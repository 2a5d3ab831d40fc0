/**
 * Word's lists. On the clipboard Word writes an item as a paragraph with `mso-list: l0 level2 lfo1`, and the
 * item's sign ("·", "2.") as words before it, mostly in a span with `mso-list: Ignore`.
 */

import { msoList } from "./look.ts";

/** "1.", "a)", "iv.", "(2)": the signs of numbered lists. */
const NUMBER = /^\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]/i;
/** The same, and what Word uses for bullets (letters of its Symbol and Wingdings fonts among them). */
const SIGN =
  /^[\s\u00a0]*(?:[·•§▪●◦○■□➢✓o\uf0a7\uf0b7\uf0d8-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])[\s\u00a0]+/i;

export interface Item {
  readonly ordered: boolean;
  /** 1 for a list's own items, more for items of lists inside it. */
  readonly level: number;
}

/** Say whether a paragraph is an item of a list, and take its sign away from its words. */
export function takeItem(paragraph: Element): Item | null {
  const list = msoList(paragraph);
  if (!list || list === "none" || list.startsWith("skip")) return null;
  const level = Number(/level(\d)/.exec(list)?.[1] ?? 1);
  const ignored = Array.from(paragraph.querySelectorAll("span")).find(
    (span) => msoList(span) === "ignore",
  );
  if (ignored) {
    const sign = trimmed(ignored);
    ignored.remove();
    return { ordered: NUMBER.test(sign), level };
  }
  const sign = SIGN.exec(paragraph.textContent ?? "")?.[0] ?? "";
  removeStart(paragraph, sign.length);
  return { ordered: NUMBER.test(sign.trim()), level };
}

function trimmed(element: Element): string {
  return (element.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
}

/** Take this many characters away from the start of an element's text. */
function removeStart(element: Element, length: number): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = length;
  while (left > 0 && texts.nextNode()) {
    const { currentNode } = texts;
    const text = currentNode.nodeValue ?? "";
    currentNode.nodeValue = text.slice(left);
    left -= text.length;
  }
}
