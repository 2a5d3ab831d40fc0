/** The lease on what is changed: so that no two people work for nothing. It guards no words itself. */

import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { ask, Problem } from "../desk/api.ts";
import type { Lease, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import type { Work } from "./work.ts";

/** Lasts 60 s at the server. */
const RENEW_MS = 20_000;
/** Where the end of another's lease is not heard of, it is asked for again. */
const WAIT_MS = 5_000;

export interface Held {
  readonly post: Post;
  readonly holder: string;
  readonly holder_id: string;
  readonly expires_at: string;
  /** It is opened as soon as the other is done, unless something else is being written by then. */
  readonly isAwaited: boolean;
  /** The other is done: it is opened when I say so. */
  readonly isFree: boolean;
}

/** `leaving` are the sheets that are on their way out, by their ids. */
export function createHold(state: State, work: Work, leaving: ReadonlySignal<readonly string[]>) {
  /** The post that somebody else is changing, while I would. */
  const barred = signal<Held | null>(null);
  /** Who took over what I am changing, "" for nobody. */
  const taker = signal("");
  let subject = "";
  let sheet = "";
  let timer = 0;

  const pathOf = (id: string) => `${state.path()}/leases/${encodeURIComponent(id)}`;

  async function takeLease(id: string, body: object = {}): Promise<Problem | null> {
    try {
      await ask<Lease>(pathOf(id), { method: "PUT", body });
    } catch (error) {
      if (error instanceof Problem) return error;
      // Without a line the lease cannot be had, but the words can be written: a save will tell.
      if (!state.learnLine(error)) throw error;
    }
    return null;
  }

  /** Lay a post down at once: what is typed next is meant for it. The lease is asked for behind. */
  function begin(post: Post): void {
    barred.value = null;
    work.correct(post);
  }

  /** Somebody else has it: without a word of mine it is taken away again, else both of us are told. */
  function bar(id: string, problem: Problem): void {
    const { name, id: holder_id } = holderOf(problem);
    const post = state.posts.value.get(id);
    const { saved, sheet } = work.saver.value.kept.value;
    if (!post || !saved || sheet.version > 0) {
      taker.value = name;
      return;
    }
    const expires_at = String(problem.facts.expires_at);
    work.goOn();
    barred.value = { post, holder: name, holder_id, expires_at, isAwaited: false, isFree: false };
  }

  /** Open what I was barred from: once it is free, or by taking it over. */
  async function enter(takeOver: boolean): Promise<void> {
    const held = barred.value;
    if (!held) return;
    const body = takeOver ? { take_over: true, holder: held.holder_id } : {};
    const problem = await takeLease(held.post.id, body);
    if (problem?.code === "leased") {
      const { name: holder, id: holder_id } = holderOf(problem);
      const expires_at = String(problem.facts.expires_at);
      barred.value = { ...held, holder, holder_id, expires_at, isFree: false };
    } else if (problem) {
      work.trouble.value = problem.message;
    } else {
      // Whoever had it may have changed it just now.
      const post = await fresh(held.post);
      barred.value = null;
      work.correct(post);
    }
  }

  async function fresh(post: Post): Promise<Post> {
    try {
      const now = await ask<Post>(`${state.path()}/posts/${encodeURIComponent(post.id)}`);
      state.learnPosts([now]);
      return now;
    } catch (error) {
      if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
      return state.posts.value.get(post.id) ?? post;
    }
  }

  async function renew(): Promise<void> {
    if (!subject || taker.peek()) return;
    const asked = subject;
    const problem = await takeLease(asked);
    if (asked === subject && problem?.code === "leased") bar(asked, problem);
  }

  async function giveUp(id: string): Promise<void> {
    try {
      await ask(pathOf(id), { method: "DELETE", keepalive: true });
    } catch (error) {
      // It ends by itself within a minute.
      if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
    }
  }

  /** Whoever waits for the post is to find it as it was sent, and not as it was before. */
  async function giveUpOnceSent(id: string, from: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const stop = effect(() => {
        if (leaving.value.includes(from)) return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
    // It may be in hand again by now.
    if (subject !== id) await giveUp(id);
  }

  /** Nothing is laid under the hands of somebody who writes something else meanwhile. */
  const isOpened = () => barred.value?.isAwaited && work.isBlank.value;

  function wait(): void {
    if (isOpened()) void enter(false);
  }

  function free(): void {
    if (isOpened()) void enter(false);
    else if (barred.value) barred.value = { ...barred.value, isFree: true };
  }

  const stopFollowing = effect(() => {
    const { post, author, id } = work.sheet.value;
    const wanted = post || (author ? id : "");
    if (wanted === subject) return;
    if (subject && !taker.peek()) void giveUpOnceSent(subject, sheet);
    subject = wanted;
    sheet = id;
    taker.value = "";
    clearInterval(timer);
    if (subject) {
      void renew();
      timer = window.setInterval(renew, RENEW_MS);
    }
  });

  // The house tells at once when somebody takes a lease over, or gives one up.
  const stopHearing = effect(() => {
    const { leases } = state.hands.value;
    const others = leases.find((lease) => lease.subject === subject && !lease.mine);
    if (subject && others) taker.value = others.holder.name;
    else if (taker.peek()) {
      // They are done; should they be back already, this is refused, and says so.
      taker.value = "";
      void renew();
    }
    const held = barred.peek();
    const isFree = held && !leases.some((lease) => lease.subject === held.post.id && !lease.mine);
    if (isFree) untracked(free);
  });
  const waiting = window.setInterval(wait, WAIT_MS);
  // Whoever closes the page is done with it: nobody has to wait for the lease to end.
  const leave = () => {
    if (subject && !taker.value) void giveUp(subject);
  };
  window.addEventListener("pagehide", leave);

  return {
    barred,
    taker,
    begin,
    takeOver: () => enter(true),
    open: () => enter(false),
    await(): void {
      if (barred.value) barred.value = { ...barred.value, isAwaited: true };
    },
    leave(): void {
      barred.value = null;
    },
    /** Take the lease on the sheet in hand back from whoever took it over. */
    async takeBack(): Promise<void> {
      if (!subject) return;
      const problem = await takeLease(subject, { take_over: true });
      if (problem) work.trouble.value = problem.message;
      else taker.value = "";
    },
    close() {
      stopFollowing();
      stopHearing();
      clearInterval(timer);
      clearInterval(waiting);
      window.removeEventListener("pagehide", leave);
    },
  };
}

export type Hold = ReturnType<typeof createHold>;

function holderOf({ facts }: Problem): Lease["holder"] {
  return facts.holder as Lease["holder"];
}
