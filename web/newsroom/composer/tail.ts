/** Keeps room for words around what is not words: a picture, a card, a quote at the end. */

import { NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import { schema } from "./schema.ts";

const { paragraph, quote } = schema.nodes;

export function tail(): Plugin {
  return new Plugin({
    appendTransaction(_transactions, _before, { doc, tr }) {
      const last = doc.lastChild;
      if (!last || (!last.isAtom && last.type !== quote)) return null;
      return tr.insert(doc.content.size, paragraph.create());
    },
    props: {
      /** Typing while a picture is selected writes below it: ProseMirror would put the letter in its place. */
      handleTextInput(view, _from, _to, text) {
        const { selection, tr } = view.state;
        if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
        tr.insert(selection.to, paragraph.create(null, schema.text(text)));
        tr.setSelection(TextSelection.create(tr.doc, selection.to + 1 + text.length));
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  });
}
