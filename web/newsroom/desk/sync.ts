/** Brings the desk's state up to date with the house, change by change. */

import { ask, Problem } from "./api.ts";
import type { Change } from "./change.ts";
import { followChanges } from "./change.ts";
import type { Draft, Fact, Hands, Live, Page, Post } from "./data.ts";
import type { State } from "./state.ts";

/** Without a stream the desk looks by itself now and then. */
const LOOK_MS = 10_000;
/** Changes that come together are asked for together. */
const GATHER_MS = 60;

type Part = "log" | "drafts" | "hands" | "facts" | "live";

export function keepInSync(state: State): () => void {
  const wanted = new Set<Part>();
  /** Posts of which the newsroom knows something new, by id. */
  const changed = new Set<string>();
  let gathering = 0;
  let busy = false;

  function want(...parts: Part[]): void {
    for (const part of parts) wanted.add(part);
    gathering ||= window.setTimeout(fetchWanted, GATHER_MS);
  }

  async function fetchWanted(): Promise<void> {
    gathering = 0;
    if (busy) return; // what is wanted now is asked for once the answers are there
    busy = true;
    const parts = [...wanted];
    wanted.clear();
    let isAnswered = false;
    try {
      await Promise.all(parts.map((part) => fetchers[part]()));
      state.line.value = "open";
      isAnswered = true;
    } catch (error) {
      // Wanted still: the next look asks again, also where the server has trouble of its own.
      for (const part of parts) wanted.add(part);
      if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
    } finally {
      busy = false;
      if (isAnswered && wanted.size > 0) want();
    }
  }

  const fetchers: Record<Part, () => Promise<void>> = {
    async log() {
      const { seq, epoch } = state.live.value;
      const live = await ask<Live>(state.path());
      // Another epoch is another telling: what we know of posts may be of words that are erased.
      const after = live.epoch === epoch ? seq : 0;
      if (live.epoch !== epoch) state.posts.value = new Map();
      await fetchChanged(after);
      state.live.value = live;
    },
    async live() {
      state.learnLive(await ask<Live>(state.path()));
      await fetchNamed();
    },
    async drafts() {
      state.drafts.value = (await ask<Page<Draft>>(`${state.path()}/drafts?limit=200`)).items;
    },
    async hands() {
      state.hands.value = await ask<Hands>(`${state.path()}/hands`);
    },
    async facts() {
      state.facts.value = (await ask<Page<Fact>>(`${state.path()}/facts`)).items;
    },
  };

  /** Ask for the posts that we show and that were named as changed. */
  async function fetchNamed(): Promise<void> {
    const named = [...changed].filter((id) => state.posts.value.has(id));
    changed.clear();
    await Promise.all(named.map(fetchOne));
  }

  async function fetchOne(id: string): Promise<void> {
    try {
      state.learnPosts([await ask<Post>(`${state.path()}/posts/${encodeURIComponent(id)}`)]);
    } catch (error) {
      if (error instanceof Problem) return; // gone, or no longer ours to see
      changed.add(id);
      throw error;
    }
  }

  async function fetchChanged(after: number): Promise<void> {
    let next: string | null = null;
    do {
      const from: string = next ? `&after=${encodeURIComponent(next)}` : "";
      const path = `${state.path()}/posts?changed_after=${after}&limit=200${from}`;
      const page: Page<Post> = await ask<Page<Post>>(path);
      state.learnPosts(page.items);
      next = after === 0 ? null : page.next;
    } while (next);
  }

  function hear(change: Change): void {
    if (change.live && change.live !== state.live.value.id) return;
    switch (change.kind) {
      case "log":
        want("log", "facts");
        break;
      case "gone":
        window.location.assign(`${state.data.newsroom_path}/`);
        break;
      case "drafts":
        want("drafts");
        break;
      case "presence":
      case "leases":
        want("hands");
        break;
      case "facts":
        want("facts");
        break;
      case "coverage":
        // Reviews and notes of a post are the newsroom's own: no event of the log tells of them.
        if (change.subject) changed.add(change.subject);
        want("live");
        break;
      case "all":
        want("log", "drafts", "hands", "facts");
        break;
    }
  }

  let streaming = false;
  const unfollow = followChanges(`${state.data.newsroom_path}/stream`, {
    hear,
    connected(is) {
      streaming = is;
      if (!is) want("hands");
    },
  });
  const look = window.setInterval(() => {
    if (!streaming || state.line.value !== "open") hear({ kind: "all" });
    else if (wanted.size > 0) want();
  }, LOOK_MS);
  const online = () => hear({ kind: "all" });
  const offline = () => {
    state.line.value = "offline";
  };
  // Whoever comes back to this tab may have signed in again in another.
  const seen = () => {
    if (!document.hidden && state.line.value !== "open") hear({ kind: "all" });
  };
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  hear({ kind: "all" });

  return () => {
    unfollow();
    clearInterval(look);
    clearTimeout(gathering);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
  };
}
