/** What became of what I handed in: told at the desk, whatever is being written there by then. */

import { effect, signal } from "@preact/signals";
import type { Draft, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";

export type Verdict =
  | { readonly kind: "published"; readonly id: string; readonly post: Post }
  /** Sent back with a word, or approved and on its way out at its time. */
  | { readonly kind: "returned" | "scheduled"; readonly id: string; readonly draft: Draft };

/** Hear what is decided; `hear` is called with the draft's id, as soon as something is. */
export function createVerdicts(state: State, hear: (id: string) => void) {
  const verdicts = signal<readonly Verdict[]>([]);
  const handedIn = new Map<string, Draft>();

  function dismiss(id: string): void {
    verdicts.value = verdicts.peek().filter((one) => one.id !== id);
  }

  function tell(verdict: Verdict): void {
    dismiss(verdict.id);
    verdicts.value = [...verdicts.peek(), verdict];
    handedIn.delete(verdict.id);
    hear(verdict.id);
  }

  const stop = effect(() => {
    const drafts = new Map(state.mine.value.map((draft) => [draft.id, draft]));
    const { value: posts } = state.posts;
    for (const draft of drafts.values()) {
      if (draft.state !== "submitted") continue;
      handedIn.set(draft.id, draft);
      dismiss(draft.id);
    }
    for (const [id, draft] of [...handedIn]) {
      const now = drafts.get(id);
      const post = posts.get(draft.post || id);
      const isOut = post && (!draft.post || post.revision !== draft.base_revision);
      if (now?.state === "submitted") continue;
      if (now?.state === "returned") tell({ kind: "returned", id, draft: now });
      else if (now?.state === "scheduled") {
        // While its editor may still take it back, nothing is decided.
        if (now.timing === "clock") tell({ kind: "scheduled", id, draft: now });
      } else if (now) handedIn.delete(id);
      else if (isOut) tell({ kind: "published", id, post });
    }
  });

  return { verdicts, dismiss, close: stop };
}
