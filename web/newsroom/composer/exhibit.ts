/** The blocks that are shown but not written in: picture, link card, and what is carried as it is. */

import type { Node } from "prosemirror-model";
import { Selection } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";
import { hostOf } from "./address.ts";
import type { Context } from "./context.ts";
import { button, make } from "./element.ts";
import { createFields, type Fields } from "./field.ts";
import { isInside } from "./quote.ts";

/** How high a picture is shown. */
const PICTURE_MAX_REM = 22;

type GetPos = () => number | undefined;

export class ImageView implements NodeView {
  readonly dom: HTMLElement;
  readonly #fields: Fields;
  readonly #context: Context;
  #node: Node;

  constructor(node: Node, view: EditorView, getPos: GetPos, context: Context) {
    const { say } = context.options;
    this.#node = node;
    this.#context = context;
    this.#fields = createFields(
      view,
      node,
      getPos,
      [
        {
          name: "alt",
          label: say("Description for those who cannot see it"),
          whenEmpty: say("missing"),
          isLong: true,
        },
        { name: "caption", label: say("Caption"), isLong: true },
        { name: "credit", label: say("Credit") },
      ],
      context,
    );
    this.#fields.element.append(
      removeButton(view, getPos, say("Remove"), say("Remove the picture")),
    );
    this.dom = make("figure", { class: "composer-image" }, this.#picture(), this.#fields.element);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isOther = node.attrs.media !== this.#node.attrs.media;
    this.#node = node;
    if (isOther) this.dom.firstChild?.replaceWith(this.#picture());
    else if (this.dom.firstChild instanceof HTMLImageElement) {
      this.dom.firstChild.alt = node.attrs.alt;
    }
    this.#fields.update(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return isInside(this.#fields.element, event.target);
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#fields.destroy();
  }

  #picture(): HTMLElement {
    const { media, width, height, alt } = this.#node.attrs;
    const { pictureAddress, say } = this.#context.options;
    if (!media) {
      return make("p", { class: "composer-absent" }, say("The picture itself is not here"));
    }
    const image = make("img", { src: pictureAddress(media), alt, draggable: "false" });
    // So that the text below does not jump when the picture arrives; and its fields stay in view with it.
    if (width && height) {
      image.width = width;
      image.height = height;
      image.style.maxWidth = `min(100%, ${(PICTURE_MAX_REM * width) / height}rem)`;
    }
    return image;
  }
}

export class CardView implements NodeView {
  readonly dom: HTMLElement;
  readonly #remove: HTMLElement;

  constructor(node: Node, view: EditorView, getPos: GetPos, context: Context) {
    const { url, title, description, site } = node.attrs;
    const { say } = context.options;
    this.#remove = removeButton(view, getPos, say("Remove"), say("Remove the card"));
    const host = hostOf(url);
    this.dom = make(
      "div",
      { class: "composer-card", contenteditable: "false", dir: "auto" },
      make("b", {}, title || host),
      ...(description ? [make("span", {}, description)] : []),
      make("small", {}, site || host),
      this.#remove,
    );
  }

  stopEvent(event: Event): boolean {
    return isInside(this.#remove, event.target);
  }

  ignoreMutation(): boolean {
    return true;
  }
}

/** Says what it is, in a word; who wants it otherwise edits it where it comes from. */
export class OpaqueView implements NodeView {
  readonly dom: HTMLElement;
  readonly #remove: HTMLElement;

  constructor(node: Node, view: EditorView, getPos: GetPos, { options }: Context) {
    const { say } = options;
    const { type, title, url } = node.attrs.block;
    const kinds: Readonly<Record<string, string>> = { audio: say("Sound"), video: say("Film") };
    this.#remove = removeButton(view, getPos, say("Remove"), say("Remove this part"));
    this.dom = make(
      "div",
      { class: "composer-card", contenteditable: "false", dir: "auto" },
      make("b", {}, kinds[type] ?? say("A part that cannot be edited here")),
      make("span", {}, String(title ?? url ?? "")),
      this.#remove,
    );
  }

  stopEvent(event: Event): boolean {
    return isInside(this.#remove, event.target);
  }

  ignoreMutation(): boolean {
    return true;
  }
}

/** `name` says in full what `words` says in short, and begins alike (WCAG 2.5.3, label in name). */
function removeButton(
  view: EditorView,
  getPos: GetPos,
  words: string,
  name: string,
): HTMLButtonElement {
  const remove = () => {
    const position = getPos();
    if (position === undefined) return;
    const size = view.state.doc.nodeAt(position)?.nodeSize ?? 0;
    const tr = view.state.tr.delete(position, position + size);
    view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(position))));
    view.focus();
  };
  return button(words, remove, { class: "composer-remove", "aria-label": name });
}
