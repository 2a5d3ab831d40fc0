/**
 * Places in the document where something is on its way: a picture being uploaded, a card being fetched.
 *
 * They are decorations, not content: nothing of them is saved, published or undone.
 */

import { Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { make } from "./element.ts";

/** Tells one place from another; nothing in it is ever read. */
export type Ticket = object;

type Change =
  | { readonly ticket: Ticket; readonly from: number; readonly to: number; readonly words: string }
  | { readonly ticket: Ticket; readonly from: null };

const key = new PluginKey<DecorationSet>("waiting");

export function waiting(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, places) {
        const mapped = places.map(tr.mapping, tr.doc);
        const changes: readonly Change[] = tr.getMeta(key) ?? [];
        return changes.reduce((set, change) => applied(set, change, tr), mapped);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Mark a place: from `from` to `to` in a paragraph, or a place between two blocks; with words beside it. */
export function wait(tr: Transaction, from: number, to: number, words: string): Ticket {
  return add(tr, { ticket: {}, from, to, words });
}

/** The place is given up, or taken by what has come. */
export function stopWaiting(tr: Transaction, ticket: Ticket): Transaction {
  add(tr, { ticket, from: null });
  return tr;
}

/** Where the place is by now; null where what stood around it was deleted. */
export function placeOf(view: EditorView, ticket: Ticket): number | null {
  if (view.isDestroyed) return null;
  return found(key.getState(view.state), ticket)?.from ?? null;
}

function add(tr: Transaction, change: Change): Ticket {
  tr.setMeta(key, [...(tr.getMeta(key) ?? []), change]);
  return change.ticket;
}

function applied(set: DecorationSet, change: Change, tr: Transaction): DecorationSet {
  if (change.from === null) {
    const place = found(set, change.ticket);
    return place ? set.remove([place]) : set;
  }
  const { ticket, from, to, words } = change;
  const show = () => make("p", { class: "composer-waiting", contenteditable: "false" }, words);
  const place =
    from === to
      ? Decoration.widget(from, show, { ticket })
      : Decoration.inline(
          from,
          to,
          { class: "composer-fetching", "data-words": words },
          { ticket },
        );
  return set.add(tr.doc, [place]);
}

function found(set: DecorationSet | undefined, ticket: Ticket): Decoration | undefined {
  return set?.find(undefined, undefined, (spec) => spec.ticket === ticket)[0];
}
