/** Fields beneath a quote or a picture: each writes one attribute of its node. */

import type { Node } from "prosemirror-model";
import { Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Context } from "./context.ts";
import { make } from "./element.ts";
import { attachTypography } from "./typography.ts";

export interface FieldSpec {
  /** The attribute. */
  readonly name: string;
  readonly label: string;
  /** A short word beside the label while the field is empty: "missing". */
  readonly whenEmpty?: string;
  /** Grows with what is written in it. */
  readonly isLong?: boolean;
}

export interface Fields {
  readonly element: HTMLElement;
  update(node: Node): void;
  destroy(): void;
}

type Input = HTMLInputElement | HTMLTextAreaElement;

export function createFields(
  view: EditorView,
  node: Node,
  getPos: () => number | undefined,
  specs: readonly FieldSpec[],
  context: Context,
): Fields {
  const element = make("div", { class: "composer-fields", contenteditable: "false" });
  const fields = specs.map((spec) => {
    const input = createInput(spec);
    const typographyOff = attachTypography(input, context.typography);
    input.addEventListener("input", () => write(spec.name, input.value));
    input.addEventListener("keydown", (event) => onKeyDown(event as KeyboardEvent, input));
    const empty = make("em", { class: "composer-missing" }, spec.whenEmpty ?? "");
    const words = make("span", {}, spec.label, " ", empty);
    element.append(make("label", { class: `composer-field-${spec.name}` }, words, input));
    return { spec, input, empty, typographyOff };
  });

  function write(name: string, value: string): void {
    const position = getPos();
    if (position === undefined) return;
    view.dispatch(view.state.tr.setNodeAttribute(position, name, value));
  }

  /** Enter goes on: to the next field, from the last one to the text below. Escape goes back. */
  function onKeyDown(event: KeyboardEvent, input: Input): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    const inputs = fields.map((field) => field.input);
    const next = event.key === "Enter" ? inputs[inputs.indexOf(input) + 1] : undefined;
    if (next) next.focus();
    else returnToText(event.key === "Enter");
  }

  function returnToText(below: boolean): void {
    const position = getPos();
    if (position === undefined) return;
    const size = view.state.doc.nodeAt(position)?.nodeSize ?? 0;
    const $place = view.state.doc.resolve(below ? position + size : position + size - 1);
    view.dispatch(view.state.tr.setSelection(Selection.near($place, below ? 1 : -1)));
    view.focus();
  }

  const update = (changed: Node): void => {
    for (const { spec, input, empty } of fields) {
      const value: string = changed.attrs[spec.name];
      // Setting what is there already would move the cursor.
      if (input.value !== value) input.value = value;
      empty.hidden = !spec.whenEmpty || value.trim() !== "";
    }
  };
  update(node);

  return {
    element,
    update,
    destroy() {
      for (const { typographyOff } of fields) typographyOff();
    },
  };
}

function createInput({ isLong, name }: FieldSpec): Input {
  const attributes = { dir: "auto", autocomplete: "off", "data-field": name };
  if (!isLong) return make("input", { type: "text", ...attributes });
  const growsByItself = CSS.supports("field-sizing", "content");
  return make("textarea", { rows: growsByItself ? "1" : "2", ...attributes });
}
