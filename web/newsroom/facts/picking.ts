/** Posts being picked in the stream that support a fact. */

import { signal } from "@preact/signals";
import type { Fact } from "../desk/data.ts";

export interface Picking {
  readonly fact: Fact;
  readonly posts: readonly string[];
}

/** What is being picked for; null while nothing is. */
export const picking = signal<Picking | null>(null);

/** Add a post to those that support the fact, or leave it out. */
export function pick(post: string): void {
  const { value } = picking;
  if (!value) return;
  const { posts } = value;
  const next = posts.includes(post) ? posts.filter((id) => id !== post) : [...posts, post];
  picking.value = { ...value, posts: next };
}
