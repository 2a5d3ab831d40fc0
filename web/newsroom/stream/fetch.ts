/** Asks the API for posts. Throws what `ask` throws. */

import { ask } from "../desk/api.ts";
import type { Page, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { type Filter, queryOf } from "./filter.ts";

const FIRST = 50;
const MORE = 100;

/** Ask for a page of the posts that a filter finds: the first one, or where `after` says. */
export async function fetchPage(
  state: State,
  filter: Filter,
  after: string | null,
  signal?: AbortSignal,
): Promise<Page<Post>> {
  const query = queryOf(filter, state.live.value.time_zone);
  query.set("limit", String(after ? MORE : FIRST));
  if (after) query.set("after", after);
  return await ask<Page<Post>>(`${state.path()}/posts?${query}`, signal ? { signal } : {});
}

export async function fetchPost(state: State, id: string): Promise<Post> {
  return await ask<Post>(`${state.path()}/posts/${encodeURIComponent(id)}`);
}

export async function learnPost(state: State, id: string): Promise<Post> {
  const post = await fetchPost(state, id);
  state.learnPosts([post]);
  return post;
}
