/**
 * The slash menu: "/" in an empty paragraph opens a list of what can be put there.
 *
 * The focus stays in the text; the list follows the pattern of an editable combobox (WAI-ARIA APG) by
 * `aria-activedescendant`. `aria-expanded` is not said: a multi-line text box does not have it.
 */

import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Choice } from "./choice.ts";
import type { Context } from "./context.ts";
import { make } from "./element.ts";
import { schema } from "./schema.ts";

interface Menu {
  readonly query: string;
  /** The active option among those that match. */
  readonly active: number;
}

type Change = "close" | { readonly active: number };

const key = new PluginKey<Menu | null>("slash");
const GAP_PX = 4;

let menus = 0;

/** `layer` is where the list is shown: it must be positioned, and outside the text. */
export function slash(choices: readonly Choice[], layer: HTMLElement, context: Context): Plugin {
  menus += 1;
  const id = `composer-slash-${menus}`;
  const matching = ({ query }: Menu) => choices.filter(({ label }) => matches(label, query));

  function choose(view: EditorView, choice: Choice | undefined): void {
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.delete($from.start(), $from.end()));
    choice?.run(view);
  }

  return new Plugin<Menu | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, menu, before, after) => follow(tr, menu, before, after),
    },
    props: {
      attributes(state) {
        const menu = key.getState(state);
        const isShown = menu && matching(menu).length > 0;
        return isShown
          ? { "aria-controls": id, "aria-activedescendant": `${id}-${menu.active}` }
          : {};
      },
      handleKeyDown(view, event) {
        const menu = key.getState(view.state);
        if (!menu || event.isComposing) return false;
        const found = matching(menu);
        const change = (value: Change) => view.dispatch(view.state.tr.setMeta(key, value));
        const move = (by: number) =>
          change({ active: (menu.active + by + found.length) % found.length });
        switch (event.key) {
          case "ArrowDown":
            if (found.length) move(1);
            return found.length > 0;
          case "ArrowUp":
            if (found.length) move(-1);
            return found.length > 0;
          case "Enter":
            if (found.length) choose(view, found[menu.active]);
            return found.length > 0;
          case "Escape":
            // What is typed stays where nothing is offered for it; Escape is then somebody else's.
            if (!found.length) return false;
            choose(view, undefined);
            event.stopPropagation();
            return true;
          default:
            return false;
        }
      },
      handleDOMEvents: {
        blur(view) {
          if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, "close"));
        },
      },
    },
    view(view) {
      const { say } = context.options;
      const list = make("div", {
        class: "composer-slash",
        id,
        role: "listbox",
        "aria-label": say("What to put here"),
      });
      list.hidden = true;
      layer.append(list);
      let shown: Menu | null = null;

      function show(menu: Menu): void {
        const found = matching(menu);
        list.replaceChildren(
          ...found.map((choice, number) => {
            const option = make(
              "div",
              {
                id: `${id}-${number}`,
                role: "option",
                "aria-selected": String(number === menu.active),
              },
              make("span", {}, choice.label),
              make("kbd", { "aria-hidden": "true" }, choice.sign),
            );
            option.addEventListener("click", () => choose(view, choice));
            return option;
          }),
        );
        list.hidden = found.length === 0;
        if (!shown || shown.query !== menu.query) {
          context.announce(say("{count} choices", { count: found.length }));
        }
      }

      // The focus is to stay in the text.
      list.addEventListener("mousedown", (event) => event.preventDefault());
      return {
        update({ state }) {
          const menu = key.getState(state) ?? null;
          if (menu === shown) return;
          if (menu) {
            show(menu);
            place(list, layer, view);
          } else {
            list.hidden = true;
            list.replaceChildren();
          }
          shown = menu;
        },
        destroy: () => list.remove(),
      };
    },
  });
}

function follow(
  tr: Transaction,
  menu: Menu | null,
  before: EditorState,
  after: EditorState,
): Menu | null {
  const change: Change | undefined = tr.getMeta(key);
  if (change === "close") return null;
  if (change && menu) return { ...menu, active: change.active };
  if (!tr.docChanged && !tr.selectionSet) return menu;
  const query = queryIn(after);
  if (query === null) return null;
  if (menu) return query === menu.query ? menu : { query, active: 0 };
  const wasEmpty = before.selection.$from.parent.content.size === 0;
  return tr.docChanged && query === "" && wasEmpty ? { query, active: 0 } : null;
}

/** What stands after a slash that is alone in its paragraph, the cursor at its end; null elsewhere. */
function queryIn({ selection }: EditorState): string | null {
  const { $from, empty } = selection;
  const isParagraph = $from.depth === 1 && $from.parent.type === schema.nodes.paragraph;
  if (!empty || !isParagraph || $from.parentOffset < $from.parent.content.size) return null;
  return /^\/([^\s/\ufffc]*)$/.exec($from.parent.textContent)?.[1] ?? null;
}

function matches(label: string, query: string): boolean {
  const words = plain(label).split(/\s+/);
  return words.some((_word, number) => words.slice(number).join("").startsWith(plain(query)));
}

/** Without case and accents: who is in a hurry leaves them out. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Below the cursor, or above where there is more room; on a phone as wide as the text. */
function place(list: HTMLElement, layer: HTMLElement, view: EditorView): void {
  const cursor = view.coordsAtPos(view.state.selection.from);
  const frame = layer.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = list;
  const isBelow = cursor.bottom + GAP_PX + height <= window.innerHeight || cursor.top < height;
  const top = isBelow ? cursor.bottom + GAP_PX : cursor.top - GAP_PX - height;
  const left = Math.max(0, Math.min(cursor.left - frame.left, frame.width - width));
  list.style.top = `${top - frame.top}px`;
  list.style.left = `${left}px`;
}
