/** The work in hand: which sheet lies in the composer, and how it is changed for another. */

import { batch, computed, effect, signal } from "@preact/signals";
import { ask, Problem } from "../desk/api.ts";
import type { Draft, DraftState, Post } from "../desk/data.ts";
import { newId } from "../desk/id.ts";
import type { State } from "../desk/state.ts";
import { claim, type Release } from "../keep/claim.ts";
import type { Keeper, KeptSheet } from "../keep/keeper.ts";
import type { Timers } from "./autosave.ts";
import { settle } from "./reconcile.ts";
import { createSaver, type Saver } from "./saver.ts";
import { copyOf, correctionOf, emptySheet, isBlank, type Sheet, sheetOf } from "./sheet.ts";

/** Two texts of one thing: mine, on the sheet that lies in the composer, and theirs. */
export type Clash =
  | { readonly kind: "post"; readonly saver: Saver; readonly theirs: Post }
  | { readonly kind: "draft"; readonly saver: Saver; readonly theirs: Draft };

/** Drafts that are on no way out. */
export const UNSENT: readonly DraftState[] = ["open", "returned", "failed"];

/** In so long a sentence is read. */
const READ_MS = 4_000;

export const timers: Timers = {
  set: (act, ms) => window.setTimeout(act, ms),
  clear: (timer) => window.clearTimeout(timer),
};

export function createWork(state: State, keeper: Keeper) {
  const user = state.data.me.id;
  /** One for each draft at most: two would write over each other. */
  const alive = new Map<string, Saver>();
  const saver = signal<Saver>(saverOf(emptySheet(newId(), state.me.value)));
  /** Raised whenever the composer is to show another text than what is typed in it. */
  const generation = signal(0);
  /** What went wrong with the sheet in hand, in a sentence. */
  const trouble = signal("");
  let troubledAt = 0;
  effect(() => {
    if (trouble.value) troubledAt = Date.now();
  });
  const clash = signal<Clash | null>(null);
  /** When the draft that lies there was left, where it came back by itself. */
  const back = signal<number | null>(null);
  /** The draft that was put aside for a correction, to be taken up after it. */
  let aside: Saver | null = null;
  const held = new Map<string, Release>();

  function keptOf(sheet: Sheet, known: Partial<KeptSheet> = {}): KeptSheet {
    return {
      id: sheet.id,
      user,
      live: state.live.value.id,
      sheet,
      changed_at: Date.now(),
      saved: true,
      underway: [],
      refusal: "",
      ...known,
    };
  }

  function saverOf(sheet: Sheet, known: Partial<KeptSheet> = {}): Saver {
    alive.get(sheet.id)?.close();
    const made = createSaver(keptOf(sheet, known), {
      state,
      keeper,
      timers,
      // Of what does not lie there nobody is asked now: both texts are shown when it is opened.
      clash(of, theirs) {
        if (of === saver.value) clash.value = { kind: "draft", saver: of, theirs };
      },
      refused(of, sentence) {
        if (of === saver.value) trouble.value = sentence;
      },
    });
    alive.set(sheet.id, made);
    return made;
  }

  function draftKept(draft: Draft): KeptSheet {
    return keptOf(sheetOf(draft), { changed_at: Date.parse(draft.saved_at) });
  }

  /** Continue a draft: upon what the server has, and what this browser has kept beyond it. */
  async function openDraft(draft: Draft): Promise<void> {
    await alive.get(draft.id)?.now();
    const kept = (await keeper.allOf(user)).find((one) => one.id === draft.id);
    const left = kept ? settle(kept, draft, draftKept) : { kept: draftKept(draft), theirs: null };
    await hold(draft.id);
    const { sheet, ...known } = left.kept;
    const opened = saverOf(sheet, known);
    lay(opened);
    if (left.theirs) clash.value = { kind: "draft", saver: opened, theirs: left.theirs };
  }

  /** Lay a sheet into the composer; the one that lay there goes on being saved. */
  function lay(next: Saver): void {
    const last = saver.value;
    // Taken up before its turn, it must not come a second time.
    if (aside?.kept.value.id === next.kept.value.id) aside = null;
    if (last !== next) {
      const { id, sheet } = last.kept.value;
      void last.now();
      // What is put aside comes back here: no other tab is to open it meanwhile.
      if (last !== aside) release(id);
      if (isBlank(sheet) && sheet.version === 0) alive.delete(id);
    }
    batch(() => {
      saver.value = next;
      trouble.value = next.kept.value.refusal;
      back.value = null;
      generation.value += 1;
    });
  }

  async function hold(id: string): Promise<boolean> {
    if (held.has(id)) return true;
    const freed = await claim(`filrouge:draft:${id}`);
    if (freed) held.set(id, freed);
    return freed !== null;
  }

  function release(id: string): void {
    held.get(id)?.();
    held.delete(id);
  }

  function begin(): void {
    lay(saverOf(emptySheet(newId(), state.me.value)));
  }

  /** Keep nothing more of a draft: it is out of our hands. */
  function close(closed: Saver): Promise<void> {
    const { id } = closed.kept.value;
    if (alive.get(id) === closed) alive.delete(id);
    return closed.close();
  }

  /** Throw a draft away, here and at the server. */
  async function drop(dropped: Saver): Promise<void> {
    const { id } = dropped.kept.value;
    const settled = close(dropped);
    await keeper.forget(id);
    // Else a save that is on its way would bring it back.
    await settled;
    const { sheet, underway } = dropped.kept.value;
    if (sheet.version === 0 && underway.length === 0) return;
    try {
      await ask(`${state.path()}/drafts/${encodeURIComponent(id)}`, { method: "DELETE" });
    } catch (error) {
      // It stays at the server, among my drafts, and can be discarded there again.
      if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
    }
  }

  /** Keep the words of a sheet as a draft of one's own, from now on. */
  function copy(sheet: Sheet, change: Partial<Sheet> = {}): Saver {
    const made = saverOf(copyOf(sheet, newId()));
    made.edit(change);
    return made;
  }

  return {
    saver,
    generation,
    trouble,
    clash,
    back,
    keeper,
    sheet: computed(() => saver.value.kept.value.sheet),
    isBlank: computed(() => isBlank(saver.value.kept.value.sheet)),
    draftKept,
    saverOf,
    lay,
    hold,
    release,
    close,
    drop,
    copy,
    edit(change: Partial<Sheet>): void {
      // Whoever has read it and writes on has seen to it.
      if (trouble.peek() && Date.now() - troubledAt >= READ_MS) trouble.value = "";
      void hold(saver.value.kept.value.id);
      saver.value.edit(change);
    },
    /** Begin anew; what lies there stays among my drafts. */
    putAside(): void {
      if (aside) release(aside.kept.value.id);
      aside = null;
      begin();
    },
    /** After what lay there has gone: what was put aside for it, else a fresh sheet. */
    goOn(): void {
      const next = aside;
      aside = null;
      if (next) lay(next);
      else begin();
    },
    /** Lay a post down to be corrected, or the correction of it that I had begun. */
    correct(post: Post): void {
      const { sheet } = saver.value.kept.value;
      if (sheet.post === post.id) return;
      const begun = state.drafts.value.find(
        (draft) => draft.mine && draft.post === post.id && UNSENT.includes(draft.state),
      );
      if (!isBlank(sheet) && !sheet.post) aside = saver.value;
      if (begun) void openDraft(begun);
      else lay(saverOf(correctionOf(post, newId())));
    },
    /**
     * Open a draft as the server has it now; the one that lies there already only if `again`, since it
     * was changed. Throws what the API throws.
     */
    async open({ id }: Pick<Draft, "id">, again = false): Promise<void> {
      if (saver.value.kept.value.id === id && !again) return;
      const path = `${state.path()}/drafts/${encodeURIComponent(id)}`;
      await openDraft(await ask<Draft>(path));
    },
    /** Throw away what lies there; the answer is what was on it. */
    discard(): Sheet {
      const { sheet } = saver.value.kept.value;
      void drop(saver.value);
      this.goOn();
      return sheet;
    },
  };
}

export type Work = ReturnType<typeof createWork>;
