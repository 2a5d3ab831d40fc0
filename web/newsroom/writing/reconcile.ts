/** What this browser kept of my drafts, and what the server has of them, put together. */

import type { Draft } from "../desk/data.ts";
import type { KeptSheet } from "../keep/keeper.ts";
import { fingerprint, isBlank } from "./sheet.ts";

/** One of my drafts, as it is to be continued. */
export interface Left {
  readonly kept: KeptSheet;
  /** The server has other words than this browser: both are shown. */
  readonly theirs: Draft | null;
}

/**
 * Put together what this browser kept and what the server has, the one changed last first.
 *
 * `drafts` is null where the server could not be asked. Words that only this browser has win over
 * older ones of the server's; where both went on, neither does.
 */
export function reconcile(
  kept: readonly KeptSheet[],
  drafts: readonly Draft[] | null,
  keptOf: (draft: Draft) => KeptSheet,
): readonly Left[] {
  const here = new Map(kept.map((one) => [one.id, one]));
  const there = new Map((drafts ?? []).map((draft) => [draft.id, draft]));
  const left: Left[] = [];
  for (const one of here.values()) {
    const draft = there.get(one.id);
    if (draft) left.push(settle(one, draft, keptOf));
    // Its words were all at the server; gone from there, it was finished somewhere else.
    else if (!drafts || !one.saved) left.push({ kept: one, theirs: null });
  }
  for (const draft of there.values()) {
    if (!here.has(draft.id)) left.push({ kept: keptOf(draft), theirs: null });
  }
  return left
    .filter(({ kept: { sheet } }) => !isBlank(sheet))
    .sort((one, other) => other.kept.changed_at - one.kept.changed_at);
}

/** The same for one draft. */
export function settle(kept: KeptSheet, draft: Draft, keptOf: (draft: Draft) => KeptSheet): Left {
  // An answer from before our last save.
  if (kept.sheet.version > draft.version) return { kept, theirs: null };
  const theirs = fingerprint(draft);
  const mine = fingerprint(kept.sheet);
  if (kept.saved || mine === theirs) {
    return { kept: { ...keptOf(draft), refusal: kept.refusal }, theirs: null };
  }
  const { version } = draft;
  const isOurs = kept.sheet.version === version || kept.underway.includes(theirs);
  const sheet = { ...kept.sheet, version };
  return { kept: { ...kept, sheet }, theirs: isOurs ? null : draft };
}
