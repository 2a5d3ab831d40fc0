/** A desk without a page to try things with, and a server that answers as a test says. */

import type { Database } from "../keep/database.ts";
import { createKeeper } from "../keep/keeper.ts";
import { memoryDatabase } from "../keep/memory.ts";
import { emptySheet } from "../writing/sheet.ts";
import { createWork } from "../writing/work.ts";
import type { Draft, Live, Me } from "./data.ts";
import { createState } from "./state.ts";

export interface Asked {
  readonly method: string;
  /** Below the API's own address: "/lives/crue/drafts/d1". */
  readonly path: string;
  readonly body: unknown;
}

export type Answer = { readonly status: number; readonly body: unknown } | "away";

export const CLAIRE: Me = {
  id: "1",
  name: "Claire",
  signed: "",
  role: "journalist",
  language: "en",
  undo_s: 0,
  may: ["view", "write", "publish", "correct"],
};

const LIVE: Live = {
  id: "l1",
  slug: "crue",
  url: "/live/crue",
  status: "live",
  headline: "La crue",
  language: "fr",
  time_zone: "Europe/Paris",
  posts: 0,
  starts_at: null,
  started_at: null,
  ended_at: null,
  changed_at: null,
  seq: 1,
  epoch: 1,
  pinned: null,
  missing_alt: [],
  silent_since: null,
  forgotten_since: null,
};

/** What the desk needs of a browser, where there is none; its time stands still. */
export function pretendPage(cookie = ""): void {
  const deaf = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const still = { setTimeout: () => 0, clearTimeout: deaf.addEventListener };
  Object.assign(globalThis, {
    document: { cookie, hidden: false, ...deaf },
    window: { ...deaf, ...still, setInterval: () => 0 },
  });
}

/** Have a server answer so; what it was asked is given back, request by request. */
export function pretendServer(answer: (asked: Asked) => Answer | Promise<Answer>): Asked[] {
  const all: Asked[] = [];
  globalThis.fetch = async (address, init) => {
    const asked = {
      method: init?.method ?? "GET",
      path: String(address).replace("/api/v1", ""),
      body: init?.body ? JSON.parse(String(init.body)) : undefined,
    };
    all.push(asked);
    const given = await answer(asked);
    if (given === "away") throw new TypeError("network");
    return new Response(given.status === 204 ? null : JSON.stringify(given.body), {
      status: given.status,
      headers: { "content-type": "application/problem+json" },
    });
  };
  return all;
}

/** The parts of a desk that need no page. */
export function sampleDesk(database: Database = memoryDatabase()) {
  pretendPage();
  const state = createState({
    me: CLAIRE,
    email: "claire@example.org",
    live: LIVE,
    posts: { items: [], next: null, total: 0 },
    facts: [],
    zone: "",
    newsroom_path: "/redaction",
    words: {},
  });
  const keeper = createKeeper(database);
  return { state, keeper, database, work: createWork(state, keeper) };
}

export function sampleDraft(given: Partial<Draft> = {}): Draft {
  return {
    ...emptySheet("d1", CLAIRE),
    version: 1,
    content: { headline: "La digue tient" },
    live: "l1",
    slug: "crue",
    author: { id: "1", name: "Claire" },
    mine: true,
    timing: "",
    decided_by: null,
    failure: "",
    created_at: "2026-08-12T16:00:00Z",
    saved_at: "2026-08-12T16:04:00Z",
    words: 3,
    ...given,
  };
}

/** Let all that is ready go on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
