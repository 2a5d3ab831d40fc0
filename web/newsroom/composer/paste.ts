/** What happens when something is pasted or dropped. */

import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { Plugin, type Transaction } from "prosemirror-state";
import { dropPoint } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { isWebAddress, targetOf } from "./address.ts";
import { insertCard } from "./card.ts";
import type { Context } from "./context.ts";
import { cleanHtml } from "./pasted.ts";
import { schema } from "./schema.ts";
import { scrub } from "./scrub.ts";
import { isInEmptyParagraph } from "./shape.ts";
import { placeForPicture, uploadAll, uploadAt } from "./upload.ts";

const { nodes, marks } = schema;

export function paste(context: Context): Plugin {
  return new Plugin({
    props: {
      // What was copied here says so, and is read by the schema as it is.
      transformPastedHTML: (html) => (/data-pm-slice/.test(html) ? html : cleanHtml(html)),
      clipboardTextParser: (text, $context) => sliceOfText(text, $context),
      handlePaste(view, event, slice) {
        const { clipboardData } = event;
        const files = Array.from(clipboardData?.files ?? []);
        // Word and Excel add a picture of the words they copy: where there are words, they are meant.
        if (files.length && !hasWords(slice)) {
          uploadAll(view, files, placeForPicture(view), context);
          return true;
        }
        const text = clipboardData?.getData("text/plain").trim() ?? "";
        if (isWebAddress(text)) {
          pasteAddress(view, targetOf(text), context);
          return true;
        }
        return pastePictures(view, view.state.tr.replaceSelection(slice), slice, context);
      },
      handleDrop(view, event, slice, moved) {
        const files = Array.from(event.dataTransfer?.files ?? []);
        const position = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        if (position === undefined) return false;
        if (files.length) {
          uploadAll(view, files, betweenBlocks(view, position), context);
          return true;
        }
        if (moved || !hasPictures(slice)) return false;
        const place = dropPoint(view.state.doc, position, slice) ?? position;
        return pastePictures(view, view.state.tr.replace(place, place, slice), slice, context);
      },
    },
  });
}

/** Over a selection it makes a link of it; alone in an empty paragraph it asks for a card; else it is a link. */
function pasteAddress(view: EditorView, url: string, context: Context): void {
  const { state } = view;
  const { from, to, empty } = state.selection;
  const href = marks.link.create({ href: url });
  if (!empty && state.doc.textBetween(from, to).trim()) {
    view.dispatch(state.tr.addMark(from, to, href));
  } else if (isInEmptyParagraph(state)) {
    insertCard(view, url, context);
  } else {
    view.dispatch(state.tr.replaceSelectionWith(schema.text(url, [href]), false).scrollIntoView());
  }
}

/** Take the pictures out of what `tr` inserts, and upload each where it stood; false where there is none. */
function pastePictures(view: EditorView, tr: Transaction, slice: Slice, context: Context): boolean {
  if (!hasPictures(slice)) return false;
  const found: { position: number; src: string }[] = [];
  tr.doc.descendants((node, position) => {
    if (node.type === nodes.pending) found.push({ position, src: node.attrs.src });
  });
  const inserted = tr.steps.length;
  // From the last to the first, so that each stands where it was found.
  for (const { position } of [...found].reverse()) tr.delete(position, position + 1);
  const start: ((view: EditorView) => void)[] = [];
  let leftBehind = false;
  for (const { position, src } of found) {
    const file = fileOf(src);
    leftBehind ||= !file;
    const place = tr.mapping.slice(inserted).map(position);
    if (file) start.push(uploadAt(tr, file, place, context));
  }
  view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  for (const begin of start) begin(view);
  if (leftBehind) {
    const { say, refused } = context.options;
    refused(
      say("Pictures from another page were left out: save them, then add them from your device."),
    );
  }
  return true;
}

function betweenBlocks(view: EditorView, position: number): number {
  const $position = view.state.doc.resolve(position);
  return $position.depth === 0 ? position : $position.after(1);
}

/** A picture that stands in the HTML itself; null for one that is elsewhere. */
function fileOf(src: string): File | null {
  const [, type, base64] = /^data:(image\/[a-z0-9.+-]+);base64,([\s\S]+)$/i.exec(src) ?? [];
  if (!type || !base64) return null;
  try {
    const bytes = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
    return new File([bytes], `image.${type.slice("image/".length)}`, { type });
  } catch {
    return null;
  }
}

/**
 * Where there are empty lines, they part paragraphs and a single line feed is a line break; else every line
 * is a paragraph.
 */
function sliceOfText(text: string, $context: ResolvedPos): Slice {
  const clean = scrub(text.replace(/\r\n?/g, "\n")).trim();
  const worn = $context.marks();
  const parts = /\n\s*\n/.test(clean) ? clean.split(/\n\s*\n/) : clean.split("\n");
  const paragraphs = parts.map((part) => {
    const inline: Node[] = [];
    for (const [number, line] of part.split("\n").entries()) {
      if (number > 0) inline.push(nodes.hard_break.create(null, null, worn));
      if (line) inline.push(schema.text(line, worn));
    }
    return nodes.paragraph.create(null, inline);
  });
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

function hasWords({ content }: Slice): boolean {
  return content.textBetween(0, content.size, " ").trim() !== "";
}

function hasPictures({ content }: Slice): boolean {
  let has = false;
  content.descendants((node) => {
    has ||= node.type === nodes.pending;
  });
  return has;
}
