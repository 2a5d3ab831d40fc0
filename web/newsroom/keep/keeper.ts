/** Keeps the words at every key press, in this browser, before anybody else is asked. */

import { signal } from "@preact/signals";
import type { Sheet } from "../writing/sheet.ts";
import type { Change, Database } from "./database.ts";

export interface KeptSheet {
  /** The draft's id. */
  readonly id: string;
  /** Whose words these are: what one person wrote is never shown to another. */
  readonly user: string;
  /** The live's id. */
  readonly live: string;
  readonly sheet: Sheet;
  /** When a key was last pressed, in milliseconds since 1970. */
  readonly changed_at: number;
  /** The server has these very words. */
  readonly saved: boolean;
  /** Fingerprints (sheet.ts) of what was sent since the last answer: the server may have any of them. */
  readonly underway: readonly string[];
  /** Why it came back when it was to go out, "" where it did not. */
  readonly refusal: string;
}

export type Keeping = "kept" | "keeping" | "failed";

export function createKeeper(database: Database) {
  const keeping = signal<Keeping>(database.lasts ? "kept" : "failed");
  const next = new Map<string, Change>();
  /** What could not be written, to be tried with the next key press. */
  const failed = new Map<string, Change>();
  let writing: Promise<void> | null = null;

  /** What is newer takes the place of what has not been written yet. */
  function enqueue(change: Change): Promise<void> {
    for (const [id, before] of failed) if (!next.has(id)) next.set(id, before);
    failed.clear();
    next.set("put" in change ? change.put.id : change.remove, change);
    keeping.value = "keeping";
    writing ??= writeAll();
    return writing;
  }

  async function writeAll(): Promise<void> {
    let state: Keeping = database.lasts ? "kept" : "failed";
    while (next.size > 0) {
      const changes = [...next];
      next.clear();
      try {
        await database.write(changes.map(([, change]) => change));
      } catch {
        state = "failed"; // the disk is full, or the browser will not
        for (const [id, change] of changes) if (!next.has(id)) failed.set(id, change);
      }
    }
    writing = null;
    keeping.value = state;
  }

  return {
    keeping,
    keep: (kept: KeptSheet) => enqueue({ store: "drafts", put: kept }),
    forget: (id: string) => enqueue({ store: "drafts", remove: id }),
    /** Leave unwritten what was not written yet: somebody else takes care of this draft. */
    drop(id: string): void {
      next.delete(id);
      failed.delete(id);
    },
    /** What this person has kept, in whatever live. */
    async allOf(user: string): Promise<readonly KeptSheet[]> {
      await writing;
      try {
        const all = await database.all<KeptSheet>("drafts");
        return all.filter((kept) => kept.user === user);
      } catch {
        keeping.value = "failed";
        return [];
      }
    },
  };
}

export type Keeper = ReturnType<typeof createKeeper>;
