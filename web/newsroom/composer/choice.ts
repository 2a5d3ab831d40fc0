/** What the slash menu and the toolbar offer. */

import type { EditorView } from "prosemirror-view";
import type { Context } from "./context.ts";
import { type Shape, toggleShape } from "./shape.ts";

export interface Choice {
  readonly name: "heading" | "list" | "numbers" | "quote" | "picture" | "card";
  readonly label: string;
  /** What to type at the start of a paragraph instead; "" where there is none. */
  readonly sign: string;
  run(view: EditorView): void;
}

export interface Askers {
  /** Let the user pick a picture from the device. */
  askPicture(view: EditorView): void;
  /** Let the user write the address of a page, to make a card of it. */
  askCard(view: EditorView): void;
}

export function choicesOf({ options }: Context, askers: Askers): readonly Choice[] {
  const { say } = options;
  return [
    { name: "heading", label: say("Heading"), sign: "##", run: shape("heading") },
    { name: "list", label: say("List"), sign: "-", run: shape("list") },
    { name: "numbers", label: say("Numbered list"), sign: "1.", run: shape("numbers") },
    { name: "quote", label: say("Quote"), sign: ">", run: shape("quote") },
    { name: "picture", label: say("Picture"), sign: "", run: askers.askPicture },
    { name: "card", label: say("Link card"), sign: "", run: askers.askCard },
  ];
}

function shape(shape: Shape): (view: EditorView) => void {
  return (view) => {
    toggleShape(shape)(view.state, view.dispatch);
    view.focus();
  };
}
