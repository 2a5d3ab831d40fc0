/** Who is in this live, and what they have in hand. */

import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { doingOf, peopleOf, roleWords } from "./hand.ts";

/** Who comes and goes, and begins to write, is told to who cannot see it, but never more often. */
const ANNOUNCE_MS = 60_000;

export function Hands({ state }: { state: State }) {
  const people = peopleOf(state.hands.value);
  const known = {
    posts: state.posts.value,
    drafts: state.drafts.value,
    facts: state.facts.value,
    leases: state.hands.value.leases,
  };
  return (
    <section class="hands-panel" aria-labelledby="hands-heading">
      <h2 id="hands-heading">{say("Who is here")}</h2>
      <ul class="hands">
        {people.map((person) => {
          const doing = doingOf(person, known);
          return (
            <li key={person.id} class={doing ? "at-work" : ""}>
              <b>{person.me ? say("You") : person.name}</b>{" "}
              <span class="second">{roleWords(person.role)}</span>
              {doing && <span class="doing"> {doing}</span>}
            </li>
          );
        })}
      </ul>
      {people.length === 0 && <p class="second">{say("Nobody else, as far as is known.")}</p>}
      <Announcement state={state} />
    </section>
  );
}

function Announcement({ state }: { state: State }) {
  const words = useSignal("");
  useEffect(() => {
    let timer = 0;
    let told = 0;
    const stop = effect(() => {
      const next = others(state);
      clearTimeout(timer);
      const wait = Math.max(0, told + ANNOUNCE_MS - Date.now());
      timer = window.setTimeout(() => {
        if (next !== words.peek()) told = Date.now();
        words.value = next;
      }, wait);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [state]);
  return (
    <p class="unseen" role="status">
      {words.value}
    </p>
  );
}

function others(state: State): string {
  const people = peopleOf(state.hands.value).filter(({ me }) => !me);
  if (people.length === 0) return "";
  const names = people.map(({ name, subject }) =>
    subject ? say("{name} (at work)", { name }) : name,
  );
  return say("Here with you: {names}", { names: names.join(", ") });
}
