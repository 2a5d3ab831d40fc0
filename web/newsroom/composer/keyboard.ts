/** The keys of the editor. Tab has none: it leaves (WCAG 2.1.2, no keyboard trap). */

import {
  baseKeymap,
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  joinTextblockBackward,
  joinTextblockForward,
  selectNodeBackward,
  selectNodeForward,
  toggleMark,
} from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import type { Command, Plugin } from "prosemirror-state";
import { leaveQuote } from "./quote.ts";
import { schema } from "./schema.ts";
import { toggleShape, unshape } from "./shape.ts";

const { marks, nodes } = schema;

const breakLine: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  const line = nodes.hard_break.create(
    null,
    null,
    state.storedMarks ?? state.selection.$from.marks(),
  );
  dispatch?.(state.tr.replaceSelectionWith(line, false).scrollIntoView());
  return true;
};

/** Without Escape, which would select the paragraph around the cursor: the next key would delete it. */
const { Escape: _, ...BASE } = baseKeymap;

/** What stands before is joined or selected, never deleted unseen: a picture goes at the second press. */
const back = chainCommands(
  undoInputRule,
  deleteSelection,
  unshape,
  joinTextblockBackward,
  selectNodeBackward,
  joinBackward,
);

const forth = chainCommands(deleteSelection, joinTextblockForward, selectNodeForward, joinForward);

/** `askLink` opens the field for a link's address. */
export function keyboard(askLink: Command): Plugin[] {
  const keys: Record<string, Command> = {
    "Mod-z": chainCommands(undoInputRule, undo),
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": toggleMark(marks.bold),
    "Mod-i": toggleMark(marks.italic),
    "Mod-k": askLink,
    "Mod-Shift-7": toggleShape("numbers"),
    "Mod-Shift-8": toggleShape("list"),
    "Shift-Enter": breakLine,
    Enter: chainCommands(leaveQuote, splitListItem(nodes.list_item)),
    Backspace: back,
    "Mod-Backspace": back,
    "Shift-Backspace": back,
    Delete: forth,
    "Mod-Delete": forth,
  };
  return [keymap(keys), keymap(BASE)];
}
