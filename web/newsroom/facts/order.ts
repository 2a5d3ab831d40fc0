/** The order of the facts: those that are known, and those that are not, each among themselves. Pure. */

import type { Fact } from "../desk/data.ts";

/**
 * Move a fact by some places among those that are known as it is, or are not: the others keep theirs.
 * Gives the ids of all facts in their new order; null where it is at the end already.
 */
export function moved(facts: readonly Fact[], id: string, steps: number): string[] | null {
  const fact = facts.find((one) => one.id === id);
  if (!fact) return null;
  const group = facts.filter((one) => one.known === fact.known).map((one) => one.id);
  const from = group.indexOf(id);
  const to = Math.min(group.length - 1, Math.max(0, from + steps));
  if (to === from) return null;
  group.splice(from, 1);
  group.splice(to, 0, id);
  const places = group[Symbol.iterator]();
  return facts.map((one) => (one.known === fact.known ? (places.next().value ?? one.id) : one.id));
}

/** Put facts in an order of ids; one that the order does not name goes to the end. */
export function inOrder(facts: readonly Fact[], order: readonly string[]): readonly Fact[] {
  const places = new Map(order.map((id, index) => [id, index]));
  const place = ({ id }: Fact) => places.get(id) ?? order.length;
  return [...facts].sort((one, other) => place(one) - place(other));
}

/** How many places a dragged row goes, that is moved so far, among rows of these heights. */
export function stepsOf(heights: readonly number[], from: number, distance: number): number {
  let left = Math.abs(distance);
  const direction = Math.sign(distance);
  let steps = 0;
  for (let at = from + direction; at >= 0 && at < heights.length; at += direction) {
    const height = heights[at] ?? 0;
    if (left < height / 2) break;
    left -= height;
    steps += direction;
  }
  return steps;
}
