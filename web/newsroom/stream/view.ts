/** What the stream is asked to show, by its own fields or from elsewhere on the desk. */

import { signal } from "@preact/signals";
import type { State } from "../desk/state.ts";
import { learnPost } from "./fetch.ts";
import { EVERYTHING, type Filter, upTo } from "./filter.ts";
import { goTo } from "./place.ts";

export const filter = signal<Filter>(EVERYTHING);

/** The post to which the eye is to be led as soon as it stands in the list; "" for none. */
export const wanted = signal("");

/** Show the posts that a filter finds. */
export function showPosts(asked: Partial<Filter>): void {
  filter.value = { ...EVERYTHING, ...asked };
  goTo("stream");
}

/** Lead the eye to a post: to its row, or to a list that begins with it. Throws what the API throws. */
export async function revealPost(state: State, id: string, listed: boolean): Promise<void> {
  const post = state.posts.value.get(id) ?? (await learnPost(state, id));
  if (!listed && post.published_at) {
    filter.value = upTo(post.published_at, state.live.value.time_zone);
  }
  wanted.value = id;
  goTo("stream", false);
}
