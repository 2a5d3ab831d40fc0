/** Where the body of a post is written: ProseMirror over the house's blocks. */

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState, Plugin, Selection } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import type { Block, LinkBlock, Picture } from "./block.ts";
import { choicesOf } from "./choice.ts";
import type { Context } from "./context.ts";
import { make } from "./element.ts";
import { CardView, ImageView, OpaqueView } from "./exhibit.ts";
import { keyboard } from "./keyboard.ts";
import { createLinkForm } from "./link.ts";
import { paste } from "./paste.ts";
import { QuoteView } from "./quote.ts";
import { shortcuts } from "./shortcut.ts";
import { slash } from "./slash.ts";
import { tail } from "./tail.ts";
import { createToolbar } from "./toolbar.ts";
import { typesetter } from "./typesetter.ts";
import { placeForPicture, uploadAll } from "./upload.ts";
import { waiting } from "./waiting.ts";
import { blocksOf, countWords, docOf } from "./wire.ts";

/** Languages written from right to left: `RTL` of `src/filrouge/formats/base.py`. */
const RIGHT_TO_LEFT = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);

export interface ComposerOptions {
  /** What to begin with. */
  blocks: readonly Block[];
  /** BCP 47 of the live: decides the typography and the `lang` of the text. */
  language: string;
  /** The interface's words: called with literal English sentences only. */
  say(english: string, facts?: Record<string, string | number>): string;
  /** Accessible name of the editing area. */
  label: string;
  /** Called after every change of the document, which is each key press. */
  change(): void;
  /** Called on Ctrl+Enter or Cmd+Enter. */
  submit(): void;
  /** Rejects with an Error whose message is a sentence for the user. */
  upload(file: File): Promise<Picture>;
  /** Rejects with an Error whose message is a sentence for the user. */
  card(url: string): Promise<LinkBlock>;
  /** Where a picture may be seen, by its content hash. */
  pictureAddress(media: string): string;
  /** Show a sentence near the editor: what was refused, and why. */
  refused(message: string): void;
}

export interface Composer {
  /** The canonical wire form; what says nothing (an empty paragraph) is left out. */
  blocks(): Block[];
  /** Replace the document and forget what could be undone; `change` is not called. */
  setBlocks(blocks: readonly Block[]): void;
  /** Words of the body, counted as the server counts them. */
  words(): number;
  isEmpty(): boolean;
  focus(): void;
  setTypography(on: boolean): void;
  /** The contenteditable. */
  readonly element: HTMLElement;
  destroy(): void;
}

/** Build an editing area, with its toolbar, inside `mount`. */
export function createComposer(mount: HTMLElement, options: ComposerOptions): Composer {
  const { say } = options;
  let hasTypography = true;
  const status = make("p", { class: "composer-unseen", role: "status" });
  const context: Context = {
    options,
    typography: () => (hasTypography ? options.language : ""),
    announce(sentence) {
      status.textContent = sentence;
    },
  };
  const page = make("div", { class: "composer-page" });
  const form = createLinkForm(context);
  const picker = make("input", { type: "file", accept: "image/*", multiple: "", tabindex: "-1" });
  picker.hidden = true;
  const choices = choicesOf(context, {
    askPicture: () => picker.click(),
    askCard: form.askCard,
  });
  const toolbar = createToolbar(
    () => view,
    choices,
    () => form.askLink(view),
    context,
  );
  const plugins = [
    tail(),
    slash(choices, page, context),
    shortcuts(),
    typesetter(context.typography),
    paste(context),
    ...keyboard((_state, dispatch, editor) => {
      if (dispatch && editor) form.askLink(editor);
      return true;
    }),
    history(),
    waiting(),
    placeholder(say("Write here, or type / to choose")),
    dropCursor({ class: "composer-drop", color: false, width: 2 }),
    gapCursor(),
  ];

  function stateOf(blocks: readonly Block[]): EditorState {
    const bare = EditorState.create({ doc: docOf(blocks), plugins });
    // What plugins append to any change (a paragraph below a picture at the end) is there at once.
    const state = bare.apply(bare.tr.setMeta("addToHistory", false));
    return state.apply(state.tr.setSelection(Selection.atEnd(state.doc)));
  }

  const view: EditorView = new EditorView(page, {
    state: stateOf(options.blocks),
    attributes: {
      class: "composer-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": options.label,
      lang: options.language,
      dir: directionOf(options.language),
      spellcheck: "true",
    },
    nodeViews: {
      quote: (node, editor, getPos) => new QuoteView(node, editor, getPos, context),
      image: (node, editor, getPos) => new ImageView(node, editor, getPos, context),
      card: (node, editor, getPos) => new CardView(node, editor, getPos, context),
      opaque: (node, editor, getPos) => new OpaqueView(node, editor, getPos, context),
    },
    dispatchTransaction(tr) {
      const { state, transactions } = view.state.applyTransaction(tr);
      view.updateState(state);
      toolbar.update(state);
      if (transactions.some(({ docChanged }) => docChanged)) options.change();
    },
  });
  toolbar.update(view.state);

  picker.addEventListener("change", () => {
    uploadAll(view, Array.from(picker.files ?? []), placeForPicture(view), context);
    // So that the same file can be picked again.
    picker.value = "";
    view.focus();
  });
  const root = make(
    "div",
    { class: "composer" },
    toolbar.element,
    form.element,
    page,
    picker,
    status,
  );
  root.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      options.submit();
    } else if (event.key === "F10" && event.altKey) {
      event.preventDefault();
      toolbar.focus();
    }
  });
  mount.append(root);

  return {
    blocks: () => blocksOf(view.state.doc),
    setBlocks(blocks) {
      view.updateState(stateOf(blocks));
      toolbar.update(view.state);
    },
    words: () => countWords(blocksOf(view.state.doc)),
    isEmpty: () => blocksOf(view.state.doc).length === 0,
    focus: () => view.focus(),
    setTypography(on) {
      hasTypography = on;
    },
    element: view.dom,
    destroy() {
      view.destroy();
      root.remove();
    },
  };
}

function directionOf(language: string): "rtl" | "ltr" {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** Words of an empty document, that say what can be done in it. */
function placeholder(words: string): Plugin {
  return new Plugin({
    props: {
      attributes: { "aria-placeholder": words },
      decorations({ doc }) {
        const { firstChild } = doc;
        if (doc.childCount > 1 || !firstChild?.isTextblock || firstChild.content.size) return null;
        const attributes = { class: "composer-placeholder", "data-placeholder": words };
        return DecorationSet.create(doc, [Decoration.node(0, firstChild.nodeSize, attributes)]);
      },
    },
  });
}
