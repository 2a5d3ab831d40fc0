/** Links: the field in which an address is written, above the text, and what is done with it. */

import type { Mark, ResolvedPos } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { addressOf } from "./address.ts";
import { insertCard } from "./card.ts";
import type { Context } from "./context.ts";
import { button, make } from "./element.ts";
import { schema } from "./schema.ts";

export interface LinkForm {
  readonly element: HTMLElement;
  /** Ask for the address of a link over the selection, or of the link in which the cursor stands. */
  askLink(view: EditorView): void;
  /** Ask for the address of a page, to make a card of it. */
  askCard(view: EditorView): void;
}

/** A stretch of text that carries one link; empty where a link is to be put. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

const { marks } = schema;

let forms = 0;

export function createLinkForm(context: Context): LinkForm {
  forms += 1;
  const id = `composer-link-${forms}`;
  const { say } = context.options;
  const label = make("label", { for: id });
  const input = make("input", {
    id,
    type: "text",
    inputmode: "url",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    enterkeyhint: "done",
    dir: "ltr",
    "aria-describedby": `${id}-error`,
  });
  const error = make("p", { id: `${id}-error`, class: "composer-error", role: "alert" });
  const confirm = button("", confirmAddress, { class: "composer-confirm" });
  const remove = button(say("Remove the link"), () => finish(null));
  const cancel = button(say("Cancel"), close);
  // No form of its own: the console may have put the composer into one.
  const element = make(
    "div",
    { class: "composer-link", role: "dialog" },
    label,
    make("div", {}, input, confirm, remove, cancel),
    error,
  );
  element.hidden = true;
  let view: EditorView | null = null;
  let done: (view: EditorView, address: string | null) => void = () => {};

  function open(opener: EditorView, words: string, press: string, href: string): void {
    view = opener;
    label.textContent = words;
    element.setAttribute("aria-label", words);
    confirm.textContent = press;
    input.value = href;
    remove.hidden = href === "";
    clearError();
    element.hidden = false;
    input.focus();
    input.select();
  }

  function close(): void {
    element.hidden = true;
    view?.focus();
  }

  function finish(address: string | null): void {
    const opener = view;
    close();
    if (opener) done(opener, address);
  }

  function clearError(): void {
    error.textContent = "";
    input.removeAttribute("aria-invalid");
  }

  function confirmAddress(): void {
    const address = addressOf(input.value);
    if (address) {
      finish(address);
      return;
    }
    input.setAttribute("aria-invalid", "true");
    error.textContent = say("This is not an address: https://… or a mail address is needed.");
    input.focus();
  }

  input.addEventListener("input", clearError);
  element.addEventListener("keydown", (event) => {
    const isEnter = event.key === "Enter" && event.target === input && !event.isComposing;
    if (isEnter) confirmAddress();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    element,
    askLink(opener) {
      const stretch = stretchAt(opener.state);
      open(opener, say("Address of the link"), say("Link"), stretch.href);
      done = (target, address) => setLink(target, stretch, address);
    },
    askCard(opener) {
      open(opener, say("Address of the page"), say("Make a card"), "");
      done = (target, address) => {
        if (address) insertCard(target, address, context);
      };
    },
  };
}

function setLink(view: EditorView, { from, to }: Stretch, address: string | null): void {
  const { tr } = view.state;
  if (address === null) {
    tr.removeMark(from, to, marks.link);
  } else {
    const link = marks.link.create({ href: address });
    // Without words of its own, a link shows where it leads.
    if (from === to) tr.insert(from, schema.text(address.replace(/^mailto:/, ""), [link]));
    else tr.addMark(from, to, link);
  }
  view.dispatch(tr.scrollIntoView());
}

/** The selection; or the whole link around the cursor. */
function stretchAt({ selection, doc }: EditorState): Stretch {
  const { $from, from, to, empty } = selection;
  const around = empty ? linkAround($from.nodeBefore?.marks, $from.nodeAfter?.marks) : null;
  if (around) return wholeLink($from, around);
  let href = "";
  doc.nodesBetween(from, to, (node) => {
    href ||= marks.link.isInSet(node.marks)?.attrs.href ?? "";
  });
  return { from, to, href };
}

/** Neighbours that carry one link, in different other marks, are one link. */
function wholeLink($inside: ResolvedPos, link: Mark): Stretch {
  const parts: { start: number; end: number }[] = [];
  $inside.parent.forEach((child, offset) => {
    if (!link.isInSet(child.marks)) return;
    const start = $inside.start() + offset;
    const last = parts[parts.length - 1];
    if (last?.end === start) last.end += child.nodeSize;
    else parts.push({ start, end: start + child.nodeSize });
  });
  const { start, end } = parts.find(
    (part) => part.start <= $inside.pos && $inside.pos <= part.end,
  ) ?? { start: $inside.pos, end: $inside.pos };
  return { from: start, to: end, href: link.attrs.href };
}

function linkAround(before: readonly Mark[] = [], after: readonly Mark[] = []): Mark | null {
  return marks.link.isInSet(before) ?? marks.link.isInSet(after) ?? null;
}
