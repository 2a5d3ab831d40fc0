/** Typography in the editor: what `typography.ts` says, as input rules that one Backspace undoes. */

import type { EditorState, PluginSpec } from "prosemirror-state";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { looksLikeAddress } from "./address.ts";
import { schema } from "./schema.ts";
import { typeset } from "./typography.ts";

/** Rules look back only so far; a paragraph may be long. */
const LOOK_BACK_CHARACTERS = 500;

/** `language` is asked at each key press; "" turns typography off. */
export function typesetter(language: () => string): Plugin {
  const spec: PluginSpec<unknown> & { isInputRules: true } = {
    // By this, and by the shape of what `apply` keeps, prosemirror-inputrules' undoInputRule finds it.
    isInputRules: true,
    state: {
      init: () => null,
      apply(tr, kept) {
        const stored: unknown = tr.getMeta(plugin);
        if (stored) return stored;
        return tr.selectionSet || tr.docChanged ? null : kept;
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        return !view.composing && run(view, from, to, text);
      },
      handleDOMEvents: {
        // While an input method composes, nothing is touched; a virtual keyboard composes every word.
        compositionend(view, event) {
          const { data } = event;
          if (data) setTimeout(() => runAfterComposition(view, data.slice(-1)));
        },
      },
    },
  };
  const plugin = new Plugin(spec);

  function run(view: EditorView, from: number, to: number, text: string): boolean {
    const { state } = view;
    const before = textBefore(state, from);
    if (before === null) return false;
    const replacement = typeset(before, text, language());
    if (!replacement) return false;
    const start = from - replacement.deleteBefore;
    const worn = state.storedMarks ?? state.doc.resolve(from).marks();
    const tr = state.tr;
    if (replacement.text) tr.replaceWith(start, to, schema.text(replacement.text, worn));
    else tr.delete(start, to);
    view.dispatch(tr.setMeta(plugin, { transform: tr, from, to, text }).scrollIntoView());
    return true;
  }

  /** The sign is in the document already: it is taken out and typed again by the rule. */
  function runAfterComposition(view: EditorView, typed: string): void {
    if (view.isDestroyed || view.composing) return;
    const { $from, empty } = view.state.selection;
    const from = $from.pos - typed.length;
    if (!empty || !$from.parent.isTextblock || $from.parentOffset < typed.length) return;
    if (view.state.doc.textBetween(from, $from.pos) === typed) run(view, from, $from.pos, typed);
  }

  return plugin;
}

/** The paragraph up to a position; null inside a link whose text is itself an address. */
function textBefore(state: EditorState, position: number): string | null {
  const $position = state.doc.resolve(position);
  const { parent, parentOffset } = $position;
  if (!parent.isTextblock) return null;
  const isLinked = schema.marks.link.isInSet($position.marks());
  if (isLinked && looksLikeAddress($position.nodeBefore?.text ?? "")) return null;
  const start = Math.max(0, parentOffset - LOOK_BACK_CHARACTERS);
  return parent.textBetween(start, parentOffset, null, (leaf) =>
    leaf.type === schema.nodes.hard_break ? "\n" : "\ufffc",
  );
}
