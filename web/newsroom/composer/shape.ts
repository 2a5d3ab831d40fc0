/** Commands that give the selected paragraphs another shape: heading, list, quote, or paragraph again. */

import { NodeRange, type ResolvedPos } from "prosemirror-model";
import type { Command, EditorState, Selection, Transaction } from "prosemirror-state";
import { canJoin, findWrapping, liftTarget } from "prosemirror-transform";
import { schema } from "./schema.ts";

export type Shape = "heading" | "list" | "numbers" | "quote";

const { paragraph, heading, list, list_item, quote } = schema.nodes;

/** Give the shape of the block in which a selection begins; null for a paragraph or anything else. */
export function shapeAt({ $from }: Selection): Shape | null {
  const block = $from.depth ? $from.node(1) : $from.nodeAfter;
  switch (block?.type) {
    case heading:
      return "heading";
    case list:
      return block.attrs.ordered ? "numbers" : "list";
    case quote:
      return "quote";
    default:
      return null;
  }
}

/** Take on a shape, or give it up where the selection has it already. */
export function toggleShape(shape: Shape): Command {
  return (state, dispatch) => {
    const { tr } = state;
    if (!textblocks(tr).length) return false;
    const isTaken = shapeAt(state.selection) === shape;
    flatten(tr);
    if (!isTaken && !take(tr, shape)) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Make plain paragraphs of what is selected, at the top of the document. */
export function flatten(tr: Transaction): void {
  for (const position of textblocks(tr).reverse()) {
    const $inside = tr.doc.resolve(position + 1);
    const range = $inside.depth > 1 ? $inside.blockRange() : null;
    const target = range && liftTarget(range);
    if (range && target !== null) tr.lift(range, target);
  }
  tr.setBlockType(tr.selection.from, tr.selection.to, paragraph);
}

/** Give plain paragraphs a shape; false where something stands between them that cannot take it. */
export function take(tr: Transaction, shape: Shape): boolean {
  const { $from, $to, from, to } = tr.selection;
  switch (shape) {
    case "heading":
      tr.setBlockType(from, to, heading);
      return true;
    case "quote":
      return wrapInQuote(tr, $from, $to);
    case "list":
    case "numbers":
      return wrapInList(tr, shape === "numbers");
  }
}

/** Backspace at the start of a list's item, a heading or a quote makes a paragraph of it first. */
export const unshape: Command = (state, dispatch) => {
  const { $cursor } = state.selection as Selection & { $cursor?: ResolvedPos | null };
  if (!$cursor || $cursor.parentOffset > 0 || shapeAt(state.selection) === null) return false;
  if (shapeAt(state.selection) === "quote" && $cursor.index(1) > 0) return false;
  const { tr } = state;
  flatten(tr);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Say whether the selection stands in an empty paragraph that is a block of its own. */
export function isInEmptyParagraph({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  return (
    empty && $from.depth === 1 && $from.parent.type === paragraph && !$from.parent.content.size
  );
}

function wrapInQuote(tr: Transaction, $from: ResolvedPos, $to: ResolvedPos): boolean {
  const range = new NodeRange($from, $to, 0);
  const wrapping = findWrapping(range, quote);
  if (!wrapping) return false;
  tr.wrap(range, wrapping);
  // Part of the same step as the wrapping (`tail.ts` would do it as another), so that it is undone with it.
  if (tr.doc.lastChild?.type === quote) tr.insert(tr.doc.content.size, paragraph.create());
  return true;
}

function wrapInList(tr: Transaction, ordered: boolean): boolean {
  const positions = textblocks(tr);
  const attrs = { ordered };
  for (const position of [...positions].reverse()) {
    const $start = tr.doc.resolve(position);
    const end = position + ($start.nodeAfter?.nodeSize ?? 0);
    const range = new NodeRange($start, tr.doc.resolve(end), 0);
    tr.wrap(range, [{ type: list, attrs }, { type: list_item }]);
  }
  joinLists(tr);
  return positions.length > 0;
}

/** Lists of one kind that stand side by side in the selection, or touch it, are one list. */
function joinLists(tr: Transaction): void {
  const first = Math.max(0, tr.selection.$from.index(0) - 1);
  let index = Math.min(tr.doc.childCount - 1, tr.selection.$to.index(0) + 1);
  for (; index > first; index -= 1) {
    const before = tr.doc.child(index - 1);
    const after = tr.doc.child(index);
    const boundary = start(tr, index);
    const isSame = before.type === list && after.hasMarkup(list, before.attrs);
    if (isSame && canJoin(tr.doc, boundary)) tr.join(boundary);
  }
}

/** The position of a block of the document. */
function start(tr: Transaction, index: number): number {
  let position = 0;
  for (let before = 0; before < index; before += 1) position += tr.doc.child(before).nodeSize;
  return position;
}

/** The positions of the selected textblocks, in order. */
function textblocks(tr: Transaction): number[] {
  const positions: number[] = [];
  tr.doc.nodesBetween(tr.selection.from, tr.selection.to, (node, position) => {
    if (node.isTextblock) positions.push(position);
    return !node.isTextblock;
  });
  return positions;
}
