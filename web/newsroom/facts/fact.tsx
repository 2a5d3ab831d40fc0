/** One fact: what it says, what it rests on, and what can be done with it. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { Menu, type MenuItem } from "../dialog/menu.tsx";
import { refusalOf } from "../dialog/refusal.ts";
import { goTo } from "../stream/place.ts";
import { saveFact } from "./change.ts";
import { useDrag } from "./drag.ts";
import { Editor } from "./editor.tsx";
import { Farewell, type FarewellKind } from "./farewell.tsx";
import { useLeft } from "./left.ts";
import { Rests } from "./rests.tsx";
import { Shaken } from "./shaken.tsx";
import { Tie } from "./tie.tsx";
import { textOf } from "./wording.ts";

interface RowProps {
  readonly state: State;
  readonly fact: Fact;
  readonly position: number;
  readonly size: number;
  /** Move it by some places among its like. */
  move(steps: number): void;
}

export function FactRow({ state, fact, position, size, move }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  const doing = useSignal<"" | "edit" | "tie" | FarewellKind>("");
  const refusal = useSignal("");
  const isWriter = state.may("facts");
  const handle = useDrag(row, move);
  const isBack = useLeft(state, fact, () => {
    if (doing.value) return false;
    doing.value = "edit";
    return true;
  });
  const close = () => {
    doing.value = "";
    isBack.value = false;
    requestAnimationFrame(() => {
      if (row.current) row.current.querySelector<HTMLElement>(".menu-button")?.focus();
      else goTo("facts");
    });
  };

  async function change(known: boolean): Promise<void> {
    refusal.value = await refusalOf(state, () => saveFact(state, fact, { known }));
  }

  const begin = (what: typeof doing.value) => () => {
    doing.value = what;
  };
  const items: MenuItem[] = [];
  const offer = (key: string, words: string, act: () => void) => items.push({ key, words, act });
  if (isWriter) {
    offer("edit", say("Rewrite"), begin("edit"));
    offer(
      "known",
      fact.known ? say("Not known yet after all") : say("Known now"),
      () => void change(!fact.known),
    );
    offer("tie", say("Tie to posts…"), begin("tie"));
    if (position > 1) offer("up", say("Move up"), () => move(-1));
    if (position < size) offer("down", say("Move down"), () => move(1));
    offer("remove", say("Remove…"), begin("remove"));
  }
  if (state.may("erase")) offer("erase", say("Erase…"), begin("erase"));

  const lang = state.live.value.language;
  return (
    <li
      ref={row}
      class={fact.shaken.length > 0 ? "fact shaken" : "fact"}
      data-fact={fact.id}
      onKeyDown={(event) => {
        const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!steps || !event.altKey || !isWriter) return;
        event.preventDefault();
        move(steps);
      }}
    >
      {doing.value === "edit" ? (
        <Editor state={state} fact={fact} isBack={isBack.value} close={close} />
      ) : (
        <>
          {isWriter && (
            <span class="fact-handle" aria-hidden="true" title={say("Drag to move")} {...handle}>
              ⠿
            </span>
          )}
          <div class="fact-words" lang={lang} dir="auto">
            {textOf(fact.paragraphs)
              .split("\n\n")
              .map((paragraph, index) => (
                <p key={index}>{paragraph}</p>
              ))}
          </div>
          {items.length > 0 && (
            <Menu label={say("All that can be done with this fact")} items={items} tabIndex={0} />
          )}
          <div class="fact-rests">
            {fact.at && (
              <time class="second" dateTime={fact.at}>
                {shortTime(fact.at, state.live.value.time_zone)}
              </time>
            )}
            <Rests state={state} fact={fact} />
          </div>
        </>
      )}
      <Shaken state={state} fact={fact} />
      {doing.value === "tie" && <Tie state={state} fact={fact} close={close} />}
      {(doing.value === "remove" || doing.value === "erase") && (
        <Farewell state={state} fact={fact} kind={doing.value} close={close} />
      )}
      <p class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </p>
    </li>
  );
}
