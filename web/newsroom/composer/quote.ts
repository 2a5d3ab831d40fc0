/** A quote: somebody's words, and beneath them who said them and in what role. */

import type { Node } from "prosemirror-model";
import { type Command, TextSelection } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";
import type { Context } from "./context.ts";
import { make } from "./element.ts";
import { createFields, type Fields } from "./field.ts";
import { schema } from "./schema.ts";

export class QuoteView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #fields: Fields;
  #type: Node["type"];

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, context: Context) {
    const { say } = context.options;
    this.#type = node.type;
    this.contentDOM = make("blockquote");
    this.#fields = createFields(
      view,
      node,
      getPos,
      [
        { name: "speaker", label: say("Who says it") },
        { name: "role", label: say("In what role") },
      ],
      context,
    );
    this.dom = make("figure", { class: "composer-voice" }, this.contentDOM, this.#fields.element);
    this.#showMarks(node);
  }

  update(node: Node): boolean {
    if (node.type !== this.#type) return false;
    this.#fields.update(node);
    this.#showMarks(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return isInside(this.#fields.element, event.target);
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.#fields.destroy();
  }

  /** As on the readers' page: where the words bring their own marks, none is hung beside them. */
  #showMarks(node: Node): void {
    this.dom.classList.toggle("composer-own-marks", /^[«“"„]/.test(node.textContent));
  }
}

/** Enter in an empty paragraph at a quote's end goes on to who says it, or below where that is said. */
export const leaveQuote: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const quote = $from.node(1);
  const isLast = $from.depth === 2 && $from.index(1) === (quote?.childCount ?? 0) - 1;
  if (!empty || quote?.type !== schema.nodes.quote || !isLast) return false;
  if ($from.parent.content.size || quote.childCount < 2) return false;
  if (!dispatch) return true;
  const position = $from.before(1);
  const tr = state.tr.delete($from.before(2), $from.after(2));
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map($from.before(2))), -1));
  if (quote.attrs.speaker) {
    const after = tr.mapping.map($from.after(1));
    tr.setSelection(TextSelection.near(tr.doc.resolve(after), 1));
  }
  dispatch(tr.scrollIntoView());
  const dom = view?.nodeDOM(position);
  if (!quote.attrs.speaker && dom instanceof HTMLElement) dom.querySelector("input")?.focus();
  return true;
};

export function isInside(element: HTMLElement, target: EventTarget | null): boolean {
  return target instanceof globalThis.Node && element.contains(target);
}
