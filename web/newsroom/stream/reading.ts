/** The stream as it is read: the list as far as it is loaded, and what is selected in it. */

import { batch, computed, effect, signal, untracked } from "@preact/signals";
import type { Draft, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { sentenceOf } from "../dialog/refusal.ts";
import type { Asking } from "./action.ts";
import { fetchPage } from "./fetch.ts";
import { type Filter, filterOf, fits, isEverything, searchOf } from "./filter.ts";
import { append, begin, follow, type Listing } from "./listing.ts";
import { chosen, NONE, type Selection } from "./selection.ts";
import { filter } from "./view.ts";

/** While somebody types, nothing is asked; then once. */
const TYPING_MS = 180;

export type Phase = "there" | "searching" | "more" | "failed";

/** A dialog about a post. */
export interface Asked {
  readonly kind: Asking;
  readonly post: Post;
}

export function createReading(state: State) {
  const listing = signal<Listing>(begin(state.data.posts));
  const phase = signal<Phase>("there");
  /** Why the list could not be had, in a sentence. */
  const trouble = signal("");
  /** The row that the keys go to. */
  const current = signal<string | null>(null);
  const selection = signal<Selection>(NONE);
  const dialog = signal<Asked | null>(null);
  /** What was not done with a post, and why; by the post's id. */
  const refusals = signal<ReadonlyMap<string, string>>(new Map());
  /** Posts with which something is being done; when it is done, whether that went well. */
  const busy = signal<ReadonlyMap<string, Promise<boolean>>>(new Map());
  let asking = new AbortController();
  /** What failed last, to be tried again: the list from its top, or only what comes next. */
  let failed = load;

  const orderOf = (id: string) => state.posts.value.get(id)?.order ?? "0-0";

  async function load(): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal: stop } = asking;
    phase.value = "searching";
    try {
      const page = await fetchPage(state, filter.value, null, stop);
      if (stop.aborted) return;
      batch(() => {
        state.learnPosts(page.items);
        listing.value = begin(page);
        phase.value = "there";
      });
    } catch (error) {
      if (!stop.aborted) fail(error, load);
    }
  }

  async function more(): Promise<void> {
    const { next } = listing.value;
    if (!next || phase.value !== "there") return;
    const { signal: stop } = asking;
    phase.value = "more";
    try {
      const page = await fetchPage(state, filter.value, next, stop);
      if (stop.aborted) return;
      batch(() => {
        state.learnPosts(page.items);
        listing.value = append(listing.value, page);
        phase.value = "there";
      });
    } catch (error) {
      if (!stop.aborted) fail(error, more);
    }
  }

  async function retry(): Promise<void> {
    phase.value = "there";
    await failed();
  }

  function fail(error: unknown, tried: () => Promise<void>): void {
    failed = tried;
    phase.value = "failed";
    trouble.value = sentenceOf(error, state);
  }

  /** Keep the address and the list with the filter; the answer stops it. */
  function followFilter(): () => void {
    const shown = filterOf(window.location.search);
    filter.value = shown;
    let typing = 0;
    let last: Filter = shown;
    if (!isEverything(shown)) void load();
    const stop = effect(() => {
      const asked = filter.value;
      if (asked === last) return;
      const isTyped = asked.text !== last.text;
      last = asked;
      const { pathname, search, hash } = window.location;
      history.replaceState(null, "", pathname + searchOf(asked, search) + hash);
      selection.value = NONE;
      window.clearTimeout(typing);
      typing = window.setTimeout(() => void load(), isTyped ? TYPING_MS : 0);
    });
    return () => {
      window.clearTimeout(typing);
      stop();
    };
  }

  /** Put what is new or changed into the list; the answer stops it. */
  function followPosts(): () => void {
    let known = state.posts.value;
    let { epoch } = state.live.value;
    const stops = [
      effect(() => {
        const posts = state.posts.value;
        const changed = [...posts.values()].filter((post) => known.get(post.id) !== post);
        known = posts;
        if (changed.length === 0) return;
        const zone = state.live.peek().time_zone;
        const asked = filter.peek();
        listing.value = follow(listing.peek(), changed, (post) => fits(post, asked, zone), orderOf);
      }),
      effect(() => {
        // History was told anew: what we show may hold words that are erased.
        if (state.live.value.epoch === epoch) return;
        epoch = state.live.value.epoch;
        void untracked(load);
      }),
      effect(() => {
        if (state.line.value === "open" && phase.peek() === "failed") void untracked(retry);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return {
    state,
    listing,
    phase,
    trouble,
    current,
    selection,
    dialog,
    refusals,
    busy,
    /** Who has what in hand, and the corrections on their way: each row looks for its own. */
    leases: computed(
      () => new Map(state.hands.value.leases.map((lease) => [lease.subject, lease])),
    ),
    corrections: computed(() => correctionsOf(state.drafts.value)),
    /** What is selected, in the list's order. */
    chosen: computed(() => chosen(selection.value, listing.value.ids)),
    retry,
    more,
    start(): () => void {
      const stops = [followFilter(), followPosts()];
      return () => {
        asking.abort();
        for (const stop of stops) stop();
      };
    },
  };
}

function correctionsOf(drafts: readonly Draft[]): ReadonlyMap<string, readonly Draft[]> {
  const found = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.post) found.set(draft.post, [...(found.get(draft.post) ?? []), draft]);
  }
  return found;
}

export type Reading = ReturnType<typeof createReading>;
