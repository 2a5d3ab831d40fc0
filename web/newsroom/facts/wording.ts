/**
 * A fact's words as plain text to be rewritten in place, and back: what was not touched keeps its links
 * and its marks. Pure.
 */

import type { Run, Runs } from "../composer/block.ts";

const BREAK = "\n\n";

/** The words of a fact, an empty line between paragraphs. */
export function textOf(paragraphs: readonly Runs[]): string {
  return paragraphs.map((runs) => runs.map(({ text }) => text).join("")).join(BREAK);
}

/** Give the paragraphs that say `text`: what stands at its beginning and its end as before is kept. */
export function rewritten(paragraphs: readonly Runs[], text: string): Run[][] {
  const before = textOf(paragraphs);
  const wanted = tidied(text);
  if (wanted === before) return paragraphs.map((runs) => [...runs]);
  const start = sharedStart(before, wanted);
  const end = sharedEnd(before, wanted, start);
  const all = joined(paragraphs);
  return split([
    ...slice(all, 0, start),
    { text: wanted.slice(start, wanted.length - end) },
    ...slice(all, before.length - end, before.length),
  ]);
}

function tidied(text: string): string {
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((part) => part.replace(/[ \t]+/g, " ").trim())
    .filter(Boolean)
    .join(BREAK);
}

function joined(paragraphs: readonly Runs[]): Run[] {
  return paragraphs.flatMap((runs, index) => (index > 0 ? [{ text: BREAK }, ...runs] : [...runs]));
}

/** Part runs into paragraphs where an empty line stands. */
function split(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(BREAK).forEach((text, index) => {
      if (index > 0) paragraphs.push([]);
      if (text) add(paragraphs[paragraphs.length - 1] ?? [], { ...run, text });
    });
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** Add a run, to the last one where both are marked alike: the wire form is canonical. */
function add(paragraph: Run[], run: Run): void {
  const last = paragraph[paragraph.length - 1];
  const isAlike =
    last?.link === run.link && !last?.bold === !run.bold && !last?.italic === !run.italic;
  if (last && isAlike) paragraph[paragraph.length - 1] = { ...last, text: last.text + run.text };
  else paragraph.push(run);
}

/** The part of some runs between two places, counted in characters. */
function slice(runs: readonly Run[], from: number, to: number): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text) parts.push({ ...run, text });
    at += run.text.length;
  }
  return parts;
}

/** How much of the beginning is shared, in whole words: no half of one keeps a link. */
function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length++;
  while (length > 0 && (isWithin(one, length) || isWithin(other, length))) length--;
  return length;
}

function sharedEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) {
    length++;
  }
  const isCut = () => isWithin(one, one.length - length) || isWithin(other, other.length - length);
  while (length > 0 && isCut()) length--;
  return length;
}

/** Say whether a place is within a word, or within the empty line between paragraphs. */
function isWithin(text: string, place: number): boolean {
  const around = text.slice(Math.max(0, place - 1), place + 1);
  return /^[\p{L}\p{N}\p{M}’'-]{2}$/u.test(around) || around === BREAK;
}
