import { useSignal } from "@preact/signals";
import type { State } from "../desk/state.ts";
import { say, sayMany } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { goTo } from "../stream/place.ts";
import { saveFact } from "./change.ts";
import { picking } from "./picking.ts";
import { textOf } from "./wording.ts";

/** Above the stream, while posts are picked there: for which fact, and that it is done. */
export function PickingBar({ state }: { state: State }) {
  const refusal = useSignal("");
  const { value } = picking;
  if (!value) return null;
  const { fact, posts } = value;

  function leave(): void {
    picking.value = null;
    refusal.value = "";
    goTo("facts");
  }

  async function save(): Promise<void> {
    // The fact may have been rewritten while posts were picked: its words stay as they are now.
    const now = state.facts.value.find(({ id }) => id === fact.id) ?? fact;
    refusal.value = await refusalOf(state, () => saveFact(state, now, { posts }));
    if (!refusal.value) leave();
  }

  return (
    <div class="picking">
      <p>
        {say("Pick the posts that support this:")} <b>{textOf(fact.paragraphs)}</b>
      </p>
      <p class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </p>
      <div class="row">
        <button class="button primary" type="button" onClick={() => void save()}>
          {sayMany("Tie to {n} post", "Tie to {n} posts", posts.length)}
        </button>
        <button class="button quiet" type="button" onClick={leave}>
          {say("Cancel")}
        </button>
      </div>
    </div>
  );
}
