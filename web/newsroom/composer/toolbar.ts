/** The toolbar (WAI-ARIA APG, toolbar pattern): one stop for Tab, arrows between its buttons. */

import { toggleMark } from "prosemirror-commands";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Choice } from "./choice.ts";
import type { Context } from "./context.ts";
import { button, make } from "./element.ts";
import { type IconName, icon } from "./icon.ts";
import { schema } from "./schema.ts";
import { shapeAt } from "./shape.ts";

export interface Toolbar {
  readonly element: HTMLElement;
  /** Show what holds where the selection stands. */
  update(state: EditorState): void;
  focus(): void;
}

interface Tool {
  readonly name: IconName;
  readonly label: string;
  /** As `aria-keyshortcuts` writes it; "" where there is none. */
  readonly keys: string;
  press(): void;
  /** Left out where nothing is switched on and off. */
  isOn?(state: EditorState): boolean;
}

const { marks } = schema;
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function createToolbar(
  view: () => EditorView,
  choices: readonly Choice[],
  askLink: () => void,
  { options }: Context,
): Toolbar {
  const { say } = options;
  const toggle = (mark: "bold" | "italic") => () => {
    toggleMark(marks[mark])(view().state, view().dispatch);
    view().focus();
  };
  const shapes = (["heading", "list", "quote"] as const).flatMap((name) =>
    choices
      .filter((choice) => choice.name === name)
      .map((choice) => ({
        name,
        label: choice.label,
        keys: "",
        press: () => choice.run(view()),
        isOn: (state: EditorState) => shapeAt(state.selection) === name,
      })),
  );
  const picture = choices
    .filter(({ name }) => name === "picture")
    .map((choice) => ({
      name: "picture" as const,
      label: choice.label,
      keys: "",
      press: () => choice.run(view()),
    }));
  const tools: readonly Tool[] = [
    { name: "bold", label: say("Bold"), keys: "B", press: toggle("bold"), isOn: isMarked("bold") },
    {
      name: "italic",
      label: say("Italic"),
      keys: "I",
      press: toggle("italic"),
      isOn: isMarked("italic"),
    },
    { name: "link", label: say("Link"), keys: "K", press: askLink, isOn: isMarked("link") },
    ...shapes,
    ...picture,
  ];

  const buttons = tools.map((tool) => buttonOf(tool));
  const element = make(
    "div",
    { class: "composer-toolbar", role: "toolbar", "aria-label": say("Text tools") },
    ...buttons,
  );
  let current = 0;

  function makeCurrent(index: number): void {
    current = (index + buttons.length) % buttons.length;
    for (const [number, one] of buttons.entries()) one.tabIndex = number === current ? 0 : -1;
  }
  makeCurrent(0);

  element.addEventListener("keydown", (event) => {
    const isForward =
      (event.key === "ArrowRight") === (getComputedStyle(element).direction === "ltr");
    if (event.key === "Escape") view().focus();
    else if (event.key === "Home") makeCurrent(0);
    else if (event.key === "End") makeCurrent(buttons.length - 1);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      makeCurrent(current + (isForward ? 1 : -1));
    } else return;
    event.preventDefault();
    if (event.key !== "Escape") buttons[current]?.focus();
  });
  element.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLButtonElement) makeCurrent(buttons.indexOf(target));
  });

  return {
    element,
    update(state) {
      for (const [number, { isOn }] of tools.entries()) {
        if (isOn) buttons[number]?.setAttribute("aria-pressed", String(isOn(state)));
      }
    },
    focus: () => buttons[current]?.focus(),
  };
}

function buttonOf({ name, label, keys, press, isOn }: Tool): HTMLButtonElement {
  const shortcut = keys && `${isMac ? "⌘" : "Ctrl+"}${keys}`;
  return button(icon(name), press, {
    "aria-label": label,
    title: keys ? `${label} (${shortcut})` : label,
    ...(keys ? { "aria-keyshortcuts": `${isMac ? "Meta" : "Control"}+${keys}` } : {}),
    ...(isOn ? { "aria-pressed": "false" } : {}),
  });
}

function isMarked(name: "bold" | "italic" | "link"): (state: EditorState) => boolean {
  return ({ selection, storedMarks, doc }) => {
    const { from, to, empty, $from } = selection;
    if (empty) return marks[name].isInSet(storedMarks ?? $from.marks()) !== undefined;
    return doc.rangeHasMark(from, to, marks[name]);
  };
}
