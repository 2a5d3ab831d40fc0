/** Pictures on their way from a device to the post. */

import type { Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Picture } from "./block.ts";
import type { Context } from "./context.ts";
import { schema } from "./schema.ts";
import { isInEmptyParagraph } from "./shape.ts";
import { placeOf, stopWaiting, wait } from "./waiting.ts";

/** Upload these files, to stand one after the other at `position` (between two blocks). */
export function uploadAll(
  view: EditorView,
  files: readonly File[],
  position: number,
  context: Context,
): void {
  const pictures = files.filter(isPicture);
  const { options } = context;
  if (pictures.length < files.length) {
    options.refused(options.say("Only pictures can be added here."));
  }
  if (!pictures.length) return;
  const { tr } = view.state;
  const start = pictures.map((file) => uploadAt(tr, file, position, context));
  view.dispatch(tr.setMeta("addToHistory", false));
  for (const begin of start) begin(view);
}

/** Mark the place in `tr`; the answer begins the upload, once `tr` is dispatched. */
export function uploadAt(
  tr: Transaction,
  file: File,
  position: number,
  { options, announce }: Context,
): (view: EditorView) => void {
  const { say, refused } = options;
  const words = say("Picture on its way: {name}", { name: file.name });
  const ticket = wait(tr, position, position, words);
  return (view) => {
    announce(words);
    options.upload(file).then(
      (picture) => {
        const place = placeOf(view, ticket);
        if (place === null) {
          if (view.isDestroyed) return;
          const late = say("{name} came too late: its place in the text is gone. Add it again.", {
            name: file.name,
          });
          announce("");
          refused(late);
          return;
        }
        view.dispatch(stopWaiting(view.state.tr.insert(place, imageOf(picture)), ticket));
        announce(say("The picture is there."));
      },
      (error: unknown) => {
        if (placeOf(view, ticket) === null) return;
        view.dispatch(stopWaiting(view.state.tr, ticket).setMeta("addToHistory", false));
        announce("");
        refused(sentence(error));
      },
    );
  };
}

/** Where a picture goes that was given no place: before the empty paragraph one stands in, else below. */
export function placeForPicture({ state }: EditorView): number {
  const { $from, $to } = state.selection;
  if ($from.depth === 0) return $to.pos;
  return isInEmptyParagraph(state) ? $from.before(1) : $to.after(1);
}

/** The sentence of a failed upload or card. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function imageOf({ media, width, height, caption, credit, alt }: Picture) {
  return schema.nodes.image.create({ media, width, height, caption, credit, alt });
}

/** What cannot be read as a picture the server refuses, with its reason; here only what is none at all. */
function isPicture({ type }: File): boolean {
  return type === "" || type.startsWith("image/");
}
