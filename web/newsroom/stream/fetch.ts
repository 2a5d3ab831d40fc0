/** Asks the API for posts. Throws what `ask` throws. */

import { ask } from "../desk/api.ts";
import type { Page, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { type Filter, queryOf } from "./filter.ts";

const FIRST = 50;
const MORE = 100;
/** Posts that the live names one by one are asked for one by one: few at a time. */
const NAMED = 10;

/** Ask for a page of the posts that a filter finds: the first one, or where `after` says. */
export async function fetchPage(
  state: State,
  filter: Filter,
  after: string | null,
  signal?: AbortSignal,
): Promise<Page<Post>> {
  if (filter.missing) return fetchNamed(state, after);
  const query = queryOf(filter, state.live.value.time_zone);
  query.set("limit", String(after ? MORE : FIRST));
  if (after) query.set("after", after);
  return await ask<Page<Post>>(`${state.path()}/posts?${query}`, signal ? { signal } : {});
}

/** The posts without a text for their pictures, which the live itself lists by their ids. */
async function fetchNamed(state: State, after: string | null): Promise<Page<Post>> {
  const ids = state.live.value.missing_alt.filter((id) => id !== "lead");
  const start = after ? Number(after) : 0;
  const end = start + NAMED;
  const items = await Promise.all(ids.slice(start, end).map((id) => fetchPost(state, id)));
  return { items, next: end < ids.length ? String(end) : null, total: ids.length };
}

export async function fetchPost(state: State, id: string): Promise<Post> {
  return await ask<Post>(`${state.path()}/posts/${encodeURIComponent(id)}`);
}

export async function learnPost(state: State, id: string): Promise<Post> {
  const post = await fetchPost(state, id);
  state.learnPosts([post]);
  return post;
}
