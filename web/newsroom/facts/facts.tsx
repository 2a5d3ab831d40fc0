/** What is known and not yet known, as readers see it above the stream. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { orderFacts } from "./change.ts";
import { Editor } from "./editor.tsx";
import { FactRow } from "./fact.tsx";
import { useLeft } from "./left.ts";
import { moved } from "./order.ts";
import { textOf } from "./wording.ts";

export function Facts({ state }: { state: State }) {
  const isAdding = useSignal(false);
  const isBack = useLeft(state, null, () => {
    if (isAdding.value) return false;
    isAdding.value = true;
    return true;
  });
  const adder = useRef<HTMLButtonElement>(null);
  const announcement = useSignal("");
  const refusal = useSignal("");
  const facts = state.facts.value;

  async function move(fact: Fact, steps: number): Promise<void> {
    const order = moved(state.facts.value, fact.id, steps);
    if (!order) return;
    const group = order.filter((id) => facts.find((one) => one.id === id)?.known === fact.known);
    announcement.value = say("Moved to place {place} of {n}: {words}", {
      place: group.indexOf(fact.id) + 1,
      n: group.length,
      words: textOf(fact.paragraphs).slice(0, 60),
    });
    const done = refusalOf(state, () => orderFacts(state, order));
    // A row that goes elsewhere in the page loses the focus on its way.
    requestAnimationFrame(() => focusRow(fact.id));
    refusal.value = await done;
  }

  const group = (known: boolean) => {
    const some = facts.filter((fact) => fact.known === known);
    return (
      some.length > 0 && (
        <>
          <h3>{known ? say("Known") : say("Not known yet")}</h3>
          <ol class="fact-list">
            {some.map((fact, index) => (
              <FactRow
                key={fact.id}
                state={state}
                fact={fact}
                position={index + 1}
                size={some.length}
                move={(steps) => void move(fact, steps)}
              />
            ))}
          </ol>
        </>
      )
    );
  };

  return (
    <section class="facts-panel" aria-labelledby="facts-heading">
      <h2 id="facts-heading">{say("What we know")}</h2>
      {facts.length === 0 && !isAdding.value && (
        <p class="second">{say("Nothing is written here yet.")}</p>
      )}
      {group(true)}
      {group(false)}
      <p class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </p>
      <p class="unseen" role="status">
        {announcement.value}
      </p>
      {state.may("facts") &&
        (isAdding.value ? (
          <Editor
            state={state}
            fact={null}
            isBack={isBack.value}
            close={() => {
              isAdding.value = false;
              isBack.value = false;
              requestAnimationFrame(() => adder.current?.focus());
            }}
          />
        ) : (
          <button
            ref={adder}
            class="button"
            type="button"
            onClick={() => {
              isAdding.value = true;
            }}
          >
            {say("Add a fact")}
          </button>
        ))}
    </section>
  );
}

function focusRow(id: string): void {
  const row = document.querySelector(`[data-fact="${CSS.escape(id)}"]`);
  if (!row?.contains(document.activeElement)) {
    row?.querySelector<HTMLElement>(".menu-button")?.focus();
  }
}
