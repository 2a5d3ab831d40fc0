/** One sheet and its keeping: in the browser at every key press, on the server within two seconds. */

import { signal } from "@preact/signals";
import { ask, Problem } from "../desk/api.ts";
import type { Draft } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import type { Keeper, KeptSheet } from "../keep/keeper.ts";
import { createAutosave, type Timers } from "./autosave.ts";
import { bodyOf, fingerprint, isBlank, type Sheet } from "./sheet.ts";

const SERVER_TROUBLE = 500;

export interface SaverOptions {
  readonly state: Pick<State, "learnLine" | "path" | "line">;
  readonly keeper: Keeper;
  readonly timers: Timers;
  /** The draft was changed elsewhere; nothing is saved until `resume`. */
  clash(saver: Saver, theirs: Draft): void;
  /** The server will not have it, and says why. */
  refused(saver: Saver, sentence: string): void;
}

export interface Saver {
  readonly kept: { readonly value: KeptSheet };
  /** When the server last took it, in milliseconds since 1970. */
  readonly saved_at: { readonly value: number | null };
  edit(change: Partial<Sheet>): void;
  /** Save at once what is not saved; resolves once it is, or is known not to be. */
  now(): Promise<void>;
  /** Go on after a clash, upon the version that the server has. */
  resume(version: number, change?: Partial<Sheet>): void;
  /** Keep nothing more: it is out of our hands. Resolves once no save is on its way. */
  close(): Promise<void>;
}

export function createSaver(first: KeptSheet, options: SaverOptions): Saver {
  const { state, keeper, timers } = options;
  const kept = signal(first);
  const savedAt = signal<number | null>(null);
  const autosave = createAutosave({ save, timers });
  let isClosed = false;
  let isHalted = false;

  function keep(change: Partial<KeptSheet>): void {
    kept.value = { ...kept.value, ...change };
    if (isClosed) return;
    if (isNothing()) void keeper.forget(kept.value.id);
    else void keeper.keep(kept.value);
  }

  /** Never written, and never saved. */
  function isNothing(): boolean {
    const { sheet } = kept.value;
    return isBlank(sheet) && sheet.version === 0;
  }

  async function save(): Promise<boolean> {
    const { sheet, underway, saved } = kept.value;
    if (isClosed || isHalted || saved || isNothing()) return true;
    const print = fingerprint(sheet);
    keep({ underway: [...new Set([...underway, print])] });
    const path = `${state.path()}/drafts/${encodeURIComponent(sheet.id)}`;
    try {
      const draft = await ask<Draft>(path, { method: "PUT", body: bodyOf(sheet) });
      learn(draft, print);
      state.line.value = "open";
      return true;
    } catch (error) {
      if (isClosed) return true;
      if (state.learnLine(error)) return false;
      if (!(error instanceof Problem)) throw error;
      return error.status >= SERVER_TROUBLE ? false : await decline(error);
    }
  }

  function learn({ version }: Draft, print: string): void {
    savedAt.value = Date.now();
    const { sheet } = kept.value;
    const saved = fingerprint(sheet) === print;
    keep({ sheet: { ...sheet, version }, saved, underway: [] });
  }

  async function decline({ code, message, facts }: Problem): Promise<boolean> {
    const theirs = facts.current as Draft | undefined;
    if (code === "draft_changed" && theirs) {
      if (kept.value.underway.includes(fingerprint(theirs))) {
        // Our own words, whose answer got lost.
        const { sheet } = kept.value;
        keep({ sheet: { ...sheet, version: theirs.version }, underway: [] });
        return save();
      }
      isHalted = true;
      options.clash(saver, theirs);
    } else {
      options.refused(saver, message);
    }
    return true;
  }

  const saver: Saver = {
    kept,
    saved_at: savedAt,
    edit(change) {
      const sheet = { ...kept.value.sheet, ...change };
      // Why it was refused is of other words by now.
      keep({ sheet, changed_at: Date.now(), saved: false, refusal: "" });
      autosave.changed();
    },
    async now() {
      if (!kept.value.saved && !isNothing()) autosave.changed();
      await autosave.now();
    },
    resume(version, change = {}) {
      isHalted = false;
      saver.edit({ ...change, version });
    },
    close() {
      isClosed = true;
      keeper.drop(kept.value.id);
      return autosave.settle();
    },
  };
  return saver;
}
