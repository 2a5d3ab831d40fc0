import { useSignal } from "@preact/signals";
import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { whenTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { lookAtFact } from "./change.ts";

/** Says that what a fact rests on is no longer what it was, until somebody has looked. */
export function Shaken({ state, fact }: { state: State; fact: Fact }) {
  const refusal = useSignal("");
  const isBusy = useSignal(false);
  if (fact.shaken.length === 0) return null;

  async function look(): Promise<void> {
    isBusy.value = true;
    refusal.value = await refusalOf(state, () => lookAtFact(state, fact));
    isBusy.value = false;
  }

  return (
    <div class="fact-shaken">
      {fact.shaken.map((one) => (
        <p key={one.post}>
          <b>{happened(state, one)}</b> {one.headline}
        </p>
      ))}
      {state.may("facts") && (
        <button class="button" type="button" aria-busy={isBusy.value} onClick={() => void look()}>
          {say("Looked at")}
        </button>
      )}
      <p class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </p>
    </div>
  );
}

function happened(state: State, { post, condition }: Fact["shaken"][number]): string {
  const known = state.posts.value.get(post);
  const last = known?.corrections[known.corrections.length - 1];
  const at = condition === "withdrawn" ? known?.withdrawn_at : last?.at;
  const when = at && whenTime(at, state.live.value.time_zone);
  switch (condition) {
    case "hidden":
      return say("A post it rests on is hidden:");
    case "erased":
      return say("A post it rests on was erased.");
    case "withdrawn":
      return when
        ? say("A post it rests on was withdrawn {when}:", { when })
        : say("A post it rests on was withdrawn:");
    case "visible":
      return when
        ? say("A post it rests on was corrected {when}:", { when })
        : say("A post it rests on was corrected:");
  }
}
