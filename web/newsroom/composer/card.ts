/** A pasted address, alone in its paragraph, becomes a card; until then, and without one, it is a link. */

import { closeHistory } from "prosemirror-history";
import { Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { LinkBlock } from "./block.ts";
import type { Context } from "./context.ts";
import { schema } from "./schema.ts";
import { sentence } from "./upload.ts";
import { placeOf, stopWaiting, wait } from "./waiting.ts";
import { nodeOf } from "./wire.ts";

/** Put a link to `url` into the empty paragraph where the cursor stands, and ask for its card. */
export function insertCard(view: EditorView, url: string, { options, announce }: Context): void {
  const link = schema.text(url, [schema.marks.link.create({ href: url })]);
  const tr = view.state.tr.replaceSelectionWith(link, false);
  const words = options.say("Looking at the page…");
  const { from } = tr.selection;
  const ticket = wait(tr, from - url.length, from, words);
  view.dispatch(closeHistory(tr).scrollIntoView());
  announce(words);
  options.card(url).then(
    (card) => {
      const place = placeOf(view, ticket);
      announce("");
      if (place === null) return;
      replaceLink(view, place, url, card);
      view.dispatch(stopWaiting(view.state.tr, ticket).setMeta("addToHistory", false));
    },
    (error: unknown) => {
      announce("");
      if (placeOf(view, ticket) === null) return;
      view.dispatch(stopWaiting(view.state.tr, ticket).setMeta("addToHistory", false));
      options.refused(sentence(error));
    },
  );
}

/** Undone as a step of its own: the plain link comes back. Where more was written beside it, it stays. */
function replaceLink(view: EditorView, place: number, url: string, card: LinkBlock): void {
  const $place = view.state.doc.resolve(place);
  if ($place.depth !== 1 || $place.parent.textContent !== url) return;
  const { tr } = view.state;
  const start = $place.before(1);
  const node = nodeOf(card);
  const stoodInside = tr.selection.$from.sharedDepth(place) === 1;
  tr.replaceWith(start, $place.after(1), node);
  const after = start + node.nodeSize;
  if (after === tr.doc.content.size) tr.insert(after, schema.nodes.paragraph.create());
  if (stoodInside) tr.setSelection(Selection.near(tr.doc.resolve(after), 1));
  view.dispatch(closeHistory(tr));
}
