/** Sends the sheet in hand out, by the outbox, and takes what comes of it. */

import { effect, signal } from "@preact/signals";
import { ask, Problem } from "../desk/api.ts";
import type { Draft, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import type { Database } from "../keep/database.ts";
import {
  type Action,
  type Answer,
  createOutbox,
  type Entry,
  type Outcome,
} from "../keep/outbox.ts";
import type { Saver } from "./saver.ts";
import { bodyOf, fingerprint, firstWords, isBlank, tidied } from "./sheet.ts";
import { createVerdicts } from "./verdict.ts";
import { type Clash, timers, type Work } from "./work.ts";

/** What the quiet line under the composer says of the last post. */
export type Sent =
  | { readonly kind: "sending" | "waiting"; readonly id: string; readonly headline: string }
  | {
      readonly kind: "published" | "corrected";
      readonly id: string;
      readonly headline: string;
      readonly at: number;
      readonly url: string;
    }
  | { readonly kind: "handed-in"; readonly id: string; readonly at: number }
  /** It waits for its time; or its time came, and it was refused. */
  | { readonly kind: "held" | "scheduled" | "failed"; readonly id: string; readonly draft: Draft };

/** A draft that came back while something else was being written. */
export interface Returned {
  readonly saver: Saver;
  readonly sentence: string;
  /** Where there is another text of it: both are shown once it is opened. */
  readonly clash: Clash | null;
}

export function createSending(state: State, work: Work, database: Database) {
  const sent = signal<Sent | null>(null);
  const returned = signal<readonly Returned[]>([]);
  const { verdicts, ...judged } = createVerdicts(state, (id) => {
    if (sent.peek()?.id === id) sent.value = null;
  });
  const outbox = createOutbox({
    database,
    state,
    user: state.data.me.id,
    timers,
    send: (entry) => request(entry),
    hear,
  });

  /** Let the sheet in hand go out, or wait until `at`; the composer is free at once. */
  async function go(action: Action, at: string | null = null): Promise<void> {
    const { saver } = work;
    const { kept } = saver.value;
    const { id, sheet, underway } = kept.value;
    if (isBlank(sheet)) return;
    const entry: Omit<Entry, "tab"> = {
      id,
      user: state.data.me.id,
      live: state.live.value.id,
      path: `${state.path()}/drafts/${encodeURIComponent(id)}`,
      action,
      sheet: { ...sheet, content: tidied(sheet.content) },
      at,
      underway,
      stored_at: Date.now(),
    };
    sent.value = { kind: "sending", id, headline: firstWords(sheet) };
    void work.close(saver.value);
    // Before the sheet is left: who lets go of the post (hold.ts) has to know that it is on its way.
    const added = outbox.add(entry);
    work.goOn();
    await added;
    await outbox.flush();
    if (sent.value?.id === id && sent.value.kind === "sending") {
      sent.value = { kind: "waiting", id, headline: firstWords(sheet) };
    }
  }

  function hear(outcome: Outcome): void {
    if (outcome.entry.live !== state.live.value.id) return;
    if (outcome.kind === "done") take(outcome.entry, outcome.answer);
    else void comeBack(outcome);
  }

  function take({ id, action, sheet }: Entry, { post, url = "", draft }: Answer): void {
    if (post) state.learnPosts([post]);
    const isLast = sent.value?.id === id;
    if (!isLast) return;
    const at = Date.now();
    if (action === "submit") sent.value = { kind: "handed-in", id, at };
    else if (!post && draft) {
      // Under embargo it waits for its time, however it was sent.
      sent.value = { kind: draft.timing === "clock" ? "scheduled" : "held", id, draft };
    } else {
      const kind = sheet.post ? "corrected" : "published";
      sent.value = { kind, id, headline: firstWords(sheet), at, url };
    }
  }

  /** A draft comes back: into the composer where that is free, else beside it. */
  async function comeBack(outcome: Extract<Outcome, { kind: "refused" }>): Promise<void> {
    const { entry, code, sentence, facts } = outcome;
    if (sent.value?.id === entry.id) sent.value = null;
    if (code === "already_published") {
      await becomeCorrection(entry, String(facts.id), sentence);
      return;
    }
    // The server may have saved these words before it refused them.
    const underway = [fingerprint(entry.sheet)];
    const saver = work.saverOf(entry.sheet, { saved: false, refusal: sentence, underway });
    const clash = clashOf(saver, code, facts.current);
    layBeside({ saver, sentence, clash });
    // Refused before its first save, it would else be in this browser alone until the next key press.
    if (!clash) void saver.now();
  }

  /** It went out with other words: what is left of mine can only be a correction of it. */
  async function becomeCorrection(entry: Entry, post: string, sentence: string): Promise<void> {
    let theirs: Post;
    try {
      theirs = await ask<Post>(`${state.path()}/posts/${encodeURIComponent(post)}`);
    } catch (error) {
      if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
      return; // kept, and tried again when it is opened
    }
    const saver = work.copy(entry.sheet, { post, base_revision: theirs.revision });
    await work.keeper.forget(entry.id);
    layBeside({ saver, sentence, clash: { kind: "post", saver, theirs } });
  }

  function layBeside(back: Returned): void {
    if (isBlank(work.sheet.value)) open(back);
    else returned.value = [...returned.value, back];
  }

  function open(back: Returned): void {
    const { saver, sentence, clash } = back;
    work.lay(saver);
    work.trouble.value = sentence;
    work.clash.value = clash;
  }

  /** Take back what waits for its time; it lies in the composer again. */
  async function takeBack(draft: Pick<Draft, "id">): Promise<void> {
    const path = `${state.path()}/drafts/${encodeURIComponent(draft.id)}`;
    try {
      await ask(`${path}/unschedule`, { method: "POST", body: {} });
      sent.value = null;
      await outbox.drop(draft.id);
      await work.open(draft, true);
    } catch (error) {
      if (state.learnLine(error))
        work.trouble.value = say("This cannot be taken back while offline.");
      else if (error instanceof Problem) work.trouble.value = error.message;
      else throw error;
    }
  }

  // By whatever way it was opened: its place is no longer among those that came back.
  const stopReturning = effect(() => {
    const { id } = work.sheet.value;
    const left = returned.peek().filter(({ saver }) => saver.kept.value.id !== id);
    if (left.length < returned.peek().length) returned.value = left;
  });

  // What is held can be taken back after the page was opened anew, too.
  const stopLooking = effect(() => {
    const held = state.mine.value.find(({ timing }) => timing === "undo");
    if (held && !sent.peek()) sent.value = { kind: "held", id: held.id, draft: held };
  });

  // What was held goes out by itself: the stream tells when, or that it was refused.
  const stop = effect(() => {
    const last = sent.value;
    if (last?.kind !== "held" && last?.kind !== "scheduled") return;
    const { id, draft } = last;
    const now = state.drafts.value.find((one) => one.id === id);
    // What we know of it may be older than its last publication; not once its time has come.
    const isDue = Date.parse(draft.due_at ?? "") <= Date.now();
    if (now?.state === "failed" && isDue) {
      sent.value = { kind: "failed", id, draft: now };
      return;
    }
    const isWaiting = now?.state === "open" || now?.state === "submitted";
    if (isWaiting && now.version > draft.version) {
      sent.value = null; // it was taken back elsewhere: from the queue, or by somebody else
      return;
    }
    const post = state.posts.value.get(draft.post || id);
    if (!post || (draft.post && post.revision === draft.base_revision)) return;
    const kind = draft.post ? "corrected" : "published";
    sent.value = {
      kind,
      id,
      headline: firstWords({ content: post }),
      at: Date.now(),
      url: post.url,
    };
  });

  return {
    outbox,
    sent,
    returned,
    /** What became of what I handed in. */
    verdicts,
    dismiss: judged.dismiss,
    go,
    open,
    takeBack,
    close() {
      stop();
      stopLooking();
      stopReturning();
      judged.close();
      outbox.close();
    },
  };
}

/** What a refusal says of another text: a stale draft, or a post that was changed meanwhile. */
function clashOf(saver: Saver, code: string, current: unknown): Clash | null {
  if (!current) return null;
  if (code === "draft_changed") return { kind: "draft", saver, theirs: current as Draft };
  return code === "conflict" ? { kind: "post", saver, theirs: current as Post } : null;
}

async function request({ path, action, sheet, at }: Entry): Promise<Answer> {
  const body = bodyOf(sheet);
  switch (action) {
    case "publish":
      return ask<Answer>(`${path}/publish`, { method: "POST", body });
    case "submit":
      return { draft: await ask<Draft>(`${path}/submit`, { method: "POST", body }) };
    case "schedule":
      return {
        draft: await ask<Draft>(`${path}/schedule`, { method: "POST", body: { ...body, at } }),
      };
  }
}
