/** Asks the API to change the facts, and learns what they are now. Throws what `ask` throws. */

import { ask } from "../desk/api.ts";
import type { Fact, Page } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { inOrder } from "./order.ts";
import { unsavedOf } from "./unsaved.ts";

/** What a fact says; the rest of it is the server's. */
interface Saying {
  readonly paragraphs: Fact["paragraphs"];
  readonly known: boolean;
  readonly posts: readonly string[];
}

export async function addFact(state: State, saying: Saying, key: string): Promise<Fact> {
  const fact = await ask<Fact>(`${state.path()}/facts`, { method: "POST", body: saying, key });
  learn(state, fact);
  return fact;
}

/** Save a fact upon the revision that was read. */
export async function saveFact(state: State, fact: Fact, change: Partial<Saying>): Promise<void> {
  const { paragraphs, known, posts, revision } = fact;
  const body: Saying = { paragraphs, known, posts, ...change };
  learn(state, await ask<Fact>(pathOf(state, fact), { method: "PUT", body, revision }));
}

export async function removeFact(state: State, fact: Fact): Promise<void> {
  await ask(pathOf(state, fact), { method: "DELETE" });
  forget(state, fact);
}

export async function eraseFact(state: State, fact: Fact): Promise<void> {
  const body = { confirm: fact.id };
  await ask(`${pathOf(state, fact)}/erase`, { method: "POST", body });
  forget(state, fact);
}

/** Say that somebody looked at the fact, as what it rests on is shown here. */
export async function lookAtFact(state: State, fact: Fact): Promise<void> {
  const shown = fact.shaken.map(({ post }) => state.posts.value.get(post)?.words_seq);
  const seq = shown.includes(undefined) ? null : Math.max(...shown.map(Number));
  const body = { seq };
  learn(state, await ask<Fact>(`${pathOf(state, fact)}/looked`, { method: "POST", body }));
}

/** Orders go one after the other, else an earlier one may arrive last. */
let ordering: Promise<unknown> = Promise.resolve();

/** Put the facts in an order: at once here, and as they were again where that fails. */
export async function orderFacts(state: State, order: readonly string[]): Promise<void> {
  const before = state.facts.value;
  state.facts.value = inOrder(before, order);
  const sent = ordering.then(() => {
    const path = `${state.path()}/facts/order`;
    return ask<Page<Fact>>(path, { method: "PUT", body: { order } });
  });
  const settled = sent.catch(() => null);
  ordering = settled;
  const answer = await settled;
  // What was moved since is shown already, and is told by its own answer.
  if (ordering === settled) state.facts.value = answer?.items ?? before;
  await sent;
}

function pathOf(state: State, { id }: Fact): string {
  return `${state.path()}/facts/${encodeURIComponent(id)}`;
}

function learn({ facts }: State, fact: Fact): void {
  const isKnown = facts.value.some(({ id }) => id === fact.id);
  facts.value = isKnown
    ? facts.value.map((one) => (one.id === fact.id ? fact : one))
    : [...facts.value, fact];
}

function forget(state: State, fact: Fact): void {
  const { facts } = state;
  unsavedOf(state, fact).forget();
  facts.value = facts.value.filter(({ id }) => id !== fact.id);
}
