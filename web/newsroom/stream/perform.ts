/** Does with posts what was chosen. What is refused is said beside the post, and not done later. */

import { batch } from "@preact/signals";
import { ask } from "../desk/api.ts";
import type { Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { type Action, actionsOf, asks, type BulkAction, type Plain } from "./action.ts";
import type { Reading } from "./reading.ts";

/** How many posts the API takes at once. */
const BULK_MAX = 200;

/** Do an action, or open the dialog that it needs. */
export async function perform(reading: Reading, action: Action, post: Post): Promise<void> {
  const { state } = reading;
  if (asks(action)) {
    reading.dialog.value = { kind: action, post };
  } else if (action === "correct") {
    state.toCorrect.value = post;
  } else if (action === "copy") {
    await copyLink(reading, post);
  } else {
    await change(reading, action, post);
  }
}

/** Do it after what is being done with the post, if that went well and it is still to be done. */
function change(reading: Reading, action: Plain, post: Post): Promise<boolean> {
  const { state, busy } = reading;
  const before = busy.value.get(post.id);
  const done = before ? before.then((went) => went && again()) : settle(reading, action, post);
  busy.value = new Map(busy.value).set(post.id, done);
  return done.finally(() => {
    if (busy.value.get(post.id) !== done) return;
    const left = new Map(busy.value);
    left.delete(post.id);
    busy.value = left;
  });

  async function again(): Promise<boolean> {
    const now = state.posts.value.get(post.id);
    const isPinned = state.live.value.pinned === post.id;
    const isOffered = now && actionsOf(now, state.may, isPinned).includes(action);
    return !isOffered || settle(reading, action, now);
  }
}

/** Change a post; false where that was refused, which is said beside it. */
async function settle({ state, refusals }: Reading, action: Plain, post: Post): Promise<boolean> {
  // Another's correction may have come meanwhile: it was not read over with this.
  const body = action === "review" ? { words_seq: post.words_seq } : undefined;
  const refusal = await refusalOf(state, () => send(state, post.id, action, body));
  const said = new Map(refusals.value);
  if (refusal) said.set(post.id, refusal);
  else said.delete(post.id);
  refusals.value = said;
  return !refusal;
}

/** Ask the API to change a post, and learn what it is now. */
export async function send(
  state: State,
  post: string,
  action: string,
  body?: unknown,
): Promise<void> {
  const path = `${state.path()}/posts/${encodeURIComponent(post)}/${action}`;
  const changed = await ask<Post>(path, {
    method: action === "note" ? "PUT" : "POST",
    ...(body !== undefined && { body }),
  });
  batch(() => {
    state.learnPosts([changed]);
    const { value: live } = state.live;
    if (action === "pin") state.live.value = { ...live, pinned: post };
    if (action === "unpin") state.live.value = { ...live, pinned: null };
  });
}

async function copyLink({ refusals }: Reading, { id, url }: Post): Promise<void> {
  let words = say("Link copied.");
  try {
    await navigator.clipboard.writeText(new URL(url, window.location.href).href);
  } catch {
    // No clipboard here: then it can be taken from the words.
    words = say("Copy this link: {url}", { url });
  }
  refusals.value = new Map(refusals.value).set(id, words);
}

export interface Outcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly detail: string }[];
}

/** Do the same with many posts. Throws what the API throws; what was done before that is done. */
export async function performOnMany(
  state: State,
  action: BulkAction,
  posts: readonly string[],
  reason: string,
): Promise<Outcome> {
  const done: string[] = [];
  const refused: { id: string; detail: string }[] = [];
  for (let start = 0; start < posts.length; start += BULK_MAX) {
    const body = { action, posts: posts.slice(start, start + BULK_MAX), reason };
    const path = `${state.path()}/posts/bulk`;
    const outcome = await ask<Outcome>(path, { method: "POST", body, timeout_ms: 60_000 });
    done.push(...outcome.done);
    refused.push(...outcome.refused);
  }
  return { done, refused };
}
