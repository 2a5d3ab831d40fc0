/** On opening the desk: what was left unfinished, on this device or another, lies there again. */

import { ask, Problem } from "../desk/api.ts";
import type { Draft, Page } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import type { Outbox } from "../keep/outbox.ts";
import { reconcile } from "./reconcile.ts";
import { isBlank } from "./sheet.ts";
import { UNSENT, type Work } from "./work.ts";

/** What waits to go out is no draft any more. */
type Waiting = Pick<Outbox, "waitingIds">;

/** Lay the draft that was left last into the composer, and have the others saved. */
export async function restore(state: State, work: Work, outbox: Waiting): Promise<void> {
  // Before the server is asked: what goes out meanwhile is still among its drafts then.
  const waiting = await outbox.waitingIds();
  const kept = (await work.keeper.allOf(state.data.me.id)).filter(
    (one) => one.live === state.live.value.id,
  );
  const drafts = await ofServer(state);
  if (drafts) {
    for (const one of kept) {
      const isFinished = one.saved && !drafts.some((draft) => draft.id === one.id);
      if (isFinished) void work.keeper.forget(one.id);
    }
  }
  for (const one of reconcile(kept, drafts, work.draftKept)) {
    if (waiting.includes(one.kept.id)) continue;
    const { sheet, ...known } = one.kept;
    // Another tab of this browser has it open.
    if (!(await work.hold(one.kept.id))) continue;
    const saver = work.saverOf(sheet, known);
    // Nothing is laid under the hands of somebody who was quicker at typing.
    if (isBlank(work.sheet.value)) {
      work.lay(saver);
      work.back.value = one.kept.changed_at;
      if (one.theirs) work.clash.value = { kind: "draft", saver, theirs: one.theirs };
      else void saver.now();
    } else {
      if (!one.theirs) void saver.now();
      work.release(one.kept.id);
    }
  }
}

async function ofServer(state: State): Promise<readonly Draft[] | null> {
  try {
    const page = await ask<Page<Draft>>(`${state.path()}/drafts?limit=200`);
    state.drafts.value = page.items;
    return page.items.filter((draft) => draft.mine && UNSENT.includes(draft.state));
  } catch (error) {
    if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
    return null;
  }
}
