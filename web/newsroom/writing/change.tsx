import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, Problem } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
import type { Page } from "../desk/data.ts";
import { whenTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import type { Clash } from "./work.ts";

interface Changed {
  readonly at: string | null;
  readonly recorded_at: string;
  readonly by: string | null;
  readonly content: object | null;
}

/** Who changed the other text, and when, as far as I may know it. */
export function Change({ desk: { state }, clash }: { desk: Desk; clash: Clash }) {
  const { kind, theirs } = clash;
  const words = useSignal("");
  const zone = state.live.value.time_zone;
  useEffect(() => {
    if (kind === "draft") {
      words.value = say("Saved {when}.", { when: whenTime(theirs.saved_at, zone) });
      return;
    }
    if (!state.may("history")) return;
    const path = `${state.path()}/posts/${encodeURIComponent(theirs.id)}/history`;
    ask<Page<Changed>>(path).then(
      ({ items }) => {
        const last = items.filter(({ content }) => content).pop();
        if (!last) return;
        const when = whenTime(last.recorded_at, zone);
        words.value = last.by
          ? say("Changed by {name} {when}.", { name: last.by, when })
          : say("Changed {when}.", { when });
      },
      (error: unknown) => {
        // Both texts are here: without a line it is not known whose the other is.
        if (!state.learnLine(error) && !(error instanceof Problem)) throw error;
      },
    );
  }, [theirs]);
  return (
    <p class={words.value ? "second" : "unseen"} role="status">
      {words.value}
    </p>
  );
}
