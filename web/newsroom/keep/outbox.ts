/**
 * What is to go out: stored first, then sent, and removed once it was answered. The server takes a
 * draft's id for what it is (a second request with it changes nothing), so sending again is safe.
 */

import { computed, effect, signal } from "@preact/signals";
import { Problem, Unreachable } from "../desk/api.ts";
import type { Draft, Post } from "../desk/data.ts";
import { newId } from "../desk/id.ts";
import type { State } from "../desk/state.ts";
import type { Timers } from "../writing/autosave.ts";
import { fingerprint, type Sheet } from "../writing/sheet.ts";
import { claim, inTurn } from "./claim.ts";
import type { Change, Database } from "./database.ts";
import type { KeptSheet } from "./keeper.ts";

export type Action = "publish" | "submit" | "schedule";

export interface Entry {
  /** The draft's id. */
  readonly id: string;
  readonly user: string;
  /** The live's id, and its path in the API. */
  readonly live: string;
  readonly path: string;
  readonly action: Action;
  readonly sheet: Sheet;
  /** When it is to go out, where `action` is `schedule`. */
  readonly at: string | null;
  /** Fingerprints (sheet.ts) of saves that were on their way when this was stored. */
  readonly underway: readonly string[];
  /** When it was stored, in milliseconds since 1970. */
  readonly stored_at: number;
  /** The tab in which it was written: there it comes back, if it does. */
  readonly tab: string;
}

/** What publishing answers: 201 with the post, or 202 with only the draft while it can be undone. */
export interface Answer {
  readonly id?: string;
  readonly url?: string;
  readonly post?: Post;
  readonly draft?: Draft;
}

/** How it ended; told to the tab in which it was written, or to the one that sent it if that is gone. */
export type Outcome =
  | { readonly kind: "done"; readonly entry: Entry; readonly answer: Answer }
  | {
      readonly kind: "refused";
      readonly entry: Entry;
      readonly code: string;
      readonly sentence: string;
      readonly facts: Readonly<Record<string, unknown>>;
    };

export interface OutboxOptions {
  readonly database: Database;
  readonly state: Pick<State, "line" | "learnLine">;
  readonly user: string;
  readonly timers: Timers;
  send(entry: Entry): Promise<Answer>;
  hear(outcome: Outcome): void;
}

const NAME = "filrouge:outbox";
const PAUSE_MS = 1_000;
const PAUSE_MAX_MS = 30_000;
const TOO_MANY_REQUESTS = 429;
const SERVER_TROUBLE = 500;

export function createOutbox({ database, state, user, timers, send, hear }: OutboxOptions) {
  /** What waits, in all lives: ids of drafts. */
  const ids = signal<readonly string[]>([]);
  const channel = new BroadcastChannel(NAME);
  const tab = newId();
  // Held as long as the tab is there, so that others can tell.
  void claim(nameOf(tab));
  /** What the browser would not store (its disk is full): sent all the same, from here. */
  const unstored = new Map<string, Entry>();
  /** What was answered, and the browser would not take out: not sent again from here. */
  const answered = new Set<string>();
  let pauseMs = PAUSE_MS;
  let timer: number | null = null;

  async function mine(): Promise<readonly Entry[]> {
    const stored = await database.all<Entry>("outbox").catch(() => []);
    const ours = stored.filter((entry) => entry.user === user && !answered.has(entry.id));
    const entries = [...ours, ...unstored.values()];
    ids.value = entries.map(({ id }) => id);
    return entries.sort((one, other) => one.stored_at - other.stored_at);
  }

  /** Store it, in one go with forgetting the draft that it was; false where it could not be stored. */
  async function add(given: Omit<Entry, "tab">): Promise<boolean> {
    const entry: Entry = { ...given, tab };
    ids.value = [...ids.value.filter((id) => id !== entry.id), entry.id];
    answered.delete(entry.id);
    await store(entry, { store: "drafts", remove: entry.id });
    channel.postMessage(null);
    return !unstored.has(entry.id);
  }

  async function store(entry: Entry, ...also: Change[]): Promise<void> {
    try {
      await database.write([{ store: "outbox", put: entry }, ...also]);
      unstored.delete(entry.id);
    } catch {
      unstored.set(entry.id, entry);
    }
  }

  async function remove(id: string, ...instead: Change[]): Promise<void> {
    unstored.delete(id);
    answered.add(id);
    try {
      await database.write([{ store: "outbox", remove: id }, ...instead]);
      answered.delete(id);
    } catch {
      // Whoever sends it again after this page is gone gets the same answer.
    }
  }

  /** Send what waits, oldest first; one tab at a time does so. */
  async function flush(): Promise<void> {
    stopWaiting();
    await inTurn(NAME, async () => {
      for (let entries = await mine(); entries.length > 0; entries = await mine()) {
        for (const entry of entries) {
          if (!(await sendOne(entry))) return;
        }
      }
    });
  }

  /** Send one; false where it, and so all, has to wait. */
  async function sendOne(entry: Entry): Promise<boolean> {
    try {
      const answer = await send(entry);
      await remove(entry.id);
      pauseMs = PAUSE_MS;
      state.line.value = "open";
      await tell({ kind: "done", entry, answer });
      return true;
    } catch (error) {
      if (state.learnLine(error)) {
        if (error instanceof Unreachable) retryLater();
        return false;
      }
      if (!(error instanceof Problem)) throw error;
      const { status, code, message, facts } = error;
      if (status >= SERVER_TROUBLE || status === TOO_MANY_REQUESTS) {
        retryLater();
        return false;
      }
      const current = facts.current as Draft | undefined;
      if (code === "draft_changed" && current && entry.underway.includes(fingerprint(current))) {
        // What changed it was our own save, whose answer came too late.
        const { version } = current;
        const again = { ...entry, sheet: { ...entry.sheet, version }, underway: [] };
        await store(again);
        return sendOne(again);
      }
      await bringBack(entry, message);
      await tell({ kind: "refused", entry, code, sentence: message, facts });
      return true;
    }
  }

  /** Make it a draft again, in one go; the server may have saved these words before it refused. */
  async function bringBack(entry: Entry, refusal: string): Promise<void> {
    const { id, live, sheet } = entry;
    const kept: KeptSheet = {
      id,
      user,
      live,
      sheet,
      changed_at: Date.now(),
      saved: false,
      underway: [fingerprint(sheet)],
      refusal,
    };
    await remove(id, { store: "drafts", put: kept });
  }

  function retryLater(): void {
    stopWaiting();
    timer = timers.set(flush, pauseMs);
    pauseMs = Math.min(2 * pauseMs, PAUSE_MAX_MS);
  }

  function stopWaiting(): void {
    if (timer !== null) timers.clear(timer);
    timer = null;
  }

  async function tell(outcome: Outcome): Promise<void> {
    channel.postMessage(outcome);
    const { tab: origin } = outcome.entry;
    const left = origin === tab ? null : await claim(nameOf(origin));
    if (origin === tab || left) hear(outcome);
    left?.();
  }

  channel.onmessage = ({ data }: MessageEvent<Outcome | null>) => {
    if (data?.entry.tab === tab) hear(data);
    void mine();
  };

  const stop = effect(() => {
    if (state.line.value === "open") void flush();
  });

  return {
    ids,
    waiting: computed(() => ids.value.length),
    /** Whether something waits that would be lost with the page. */
    isAtRisk: () => unstored.size > 0,
    add,
    /** It was taken back: an answer that got lost must not have it sent again. */
    async drop(id: string): Promise<void> {
      await remove(id);
      await mine();
    },
    /** Read anew what waits. */
    async waitingIds(): Promise<readonly string[]> {
      return (await mine()).map(({ id }) => id);
    },
    flush,
    close() {
      stop();
      stopWaiting();
      channel.close();
    },
  };
}

function nameOf(tab: string): string {
  return `filrouge:tab:${tab}`;
}

export type Outbox = ReturnType<typeof createOutbox>;
