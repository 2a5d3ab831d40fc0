/** Puts the desk together: what it knows, what lies in the composer, and how that is kept and sent. */

import { signal } from "@preact/signals";
import type { Composer } from "../composer/composer.ts";
import { type Database, openDatabase } from "../keep/database.ts";
import { createKeeper } from "../keep/keeper.ts";
import { createHold } from "../writing/hold.ts";
import { createSending } from "../writing/sending.ts";
import { createWork } from "../writing/work.ts";
import type { DeskData } from "./data.ts";
import { createState, type State } from "./state.ts";

/** The parts of the desk on a phone, which shows one at a time. */
export type Place = "write" | "stream" | "facts" | "waiting";

/** The parts that somebody has: who may not write has nothing to write in. */
export function placesOf({ may }: Pick<State, "may">): readonly Place[] {
  return may("write") ? ["write", "stream", "facts", "waiting"] : ["stream", "facts", "waiting"];
}

export async function composeDesk(data: DeskData) {
  const database: Database = await openDatabase();
  const state = createState(data);
  const keeper = createKeeper(database);
  const work = createWork(state, keeper);
  const sending = createSending(state, work, database);
  const hold = createHold(state, work, sending.outbox.ids);
  return {
    state,
    keeper,
    work,
    sending,
    hold,
    /** The editing area, once it is there. */
    composer: signal<Composer | null>(null),
    place: signal<Place>(placesOf(state)[0] ?? "stream"),
    /** How many pictures are on their way up. */
    uploads: signal(0),
    isSigningIn: signal(false),
    isHelping: signal(false),
    isPreviewing: signal(false),
    isShowingOptions: signal(false),
    /** The last thing to be told to who cannot see the screen. */
    announcement: signal(""),
  };
}

export type Desk = Awaited<ReturnType<typeof composeDesk>>;
