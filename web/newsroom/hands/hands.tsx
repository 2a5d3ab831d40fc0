/** Who is in this live, and what they have in hand. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { doingOf, peopleOf, roleWords } from "./hand.ts";

/** Who comes and goes is told to who cannot see it, but never more often. */
const ANNOUNCE_MS = 60_000;

export function Hands({ state }: { state: State }) {
  const people = peopleOf(state.hands.value);
  const known = {
    posts: state.posts.value,
    drafts: state.drafts.value,
    facts: state.facts.value,
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
    const announce = () => {
      words.value = others(state);
    };
    const timer = window.setInterval(announce, ANNOUNCE_MS);
    return () => clearInterval(timer);
  }, [state]);
  return (
    <p class="unseen" role="status">
      {words.value}
    </p>
  );
}

function others(state: State): string {
  const names = state.hands.value.people.filter(({ me }) => !me).map(({ name }) => name);
  if (names.length === 0) return "";
  return say("Here with you: {names}", { names: names.sort().join(", ") });
}
