import { useSignal } from "@preact/signals";
import { ask } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
import type { Live, Status } from "../desk/data.ts";
import { say } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";

/** The next step of a live on which nobody waits for posts, and what it means. */
interface Step {
  /** What puts the live on air; null where nothing does. */
  readonly to: "start" | "resume" | null;
  readonly words: string;
  readonly meaning: string;
}

function nextStep(status: Status): Step | null {
  switch (status) {
    case "draft":
      return {
        to: "start",
        words: say("Start the live"),
        meaning: say(
          "This live is a draft: nobody outside sees it. Posts go out once it has begun.",
        ),
      };
    case "scheduled":
      return {
        to: "start",
        words: say("Start the live"),
        meaning: say("This live is announced, and has not begun."),
      };
    case "paused":
      return {
        to: "resume",
        words: say("Resume the live"),
        meaning: say("This live is paused: readers are told so."),
      };
    case "ended":
      return {
        to: "resume",
        words: say("Resume the live"),
        meaning: say(
          "This live has ended: what goes out now is on its page, but is not announced to those who have it open.",
        ),
      };
    case "archived":
    case "unpublished":
      return { to: null, words: "", meaning: say("This live takes no posts any more.") };
    case "live":
      return null;
  }
}

/** Says above the composer that the live is not on air, and puts it there for who may. */
export function Course({ desk }: { desk: Desk }) {
  const { state } = desk;
  const refusal = useSignal("");
  const isAsking = useSignal(false);
  const step = nextStep(state.live.value.status);
  if (!step) return null;

  async function take(to: "start" | "resume"): Promise<void> {
    if (isAsking.value) return;
    isAsking.value = true;
    refusal.value = await refusalOf(state, async () => {
      state.learnLive(await ask<Live>(`${state.path()}/${to}`, { method: "POST" }));
      // The button goes with the notice.
      desk.composer.value?.focus();
    });
    isAsking.value = false;
  }

  return (
    <div class="notice course">
      <p>{step.meaning}</p>
      {step.to && state.may("run") && (
        <p class="row">
          <button
            class="button"
            type="button"
            aria-busy={isAsking.value}
            onClick={() => step.to && void take(step.to)}
          >
            {step.words}
          </button>
        </p>
      )}
      {refusal.value && <p role="alert">{refusal.value}</p>}
    </div>
  );
}
