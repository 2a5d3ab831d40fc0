import type { Desk } from "../desk/compose.ts";
import type { Draft } from "../desk/data.ts";
import { keyOf } from "../desk/shortcut.ts";
import { secondsUntil, shortTime, whenTime } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";
import { placeOf } from "../desk/zone.ts";
import { failureWords } from "../queue/failure.ts";
import type { Sent } from "./sending.ts";

/** The quiet line that says what became of the last post. */
export function SentLine({ desk }: { desk: Desk }) {
  const { sending, state } = desk;
  const sent = sending.sent.value;
  if (!sent) return null;
  const undo = takeBackWords(sent);
  const takeBack = async (draft: Draft) => {
    await sending.takeBack(draft);
    // The button is gone, and the text is there again.
    desk.composer.value?.focus();
  };
  return (
    <p class="sent row">
      {/* A count that runs down is not read out second by second. */}
      <span {...(sent.kind !== "held" && { role: "status" })}>
        {words(sent, state.live.value.time_zone)}{" "}
        {"url" in sent && (
          <a href={sent.url} target="_blank" rel="noreferrer">
            {sent.headline || say("See the post")}
          </a>
        )}
      </span>
      {sent.kind === "held" && (
        <span class="unseen" role="status">
          {say("It goes out in a moment. {key} takes it back.", { key: keyOf("undo") })}
        </span>
      )}
      {undo && "draft" in sent && (
        <button class="button" type="button" onClick={() => void takeBack(sent.draft)}>
          {undo} {sent.kind === "held" && <kbd>{keyOf("undo")}</kbd>}
        </button>
      )}
      {sent.kind === "failed" && (
        <button
          class="button"
          type="button"
          onClick={() => {
            state.toOpen.value = sent.draft;
            sending.sent.value = null;
          }}
        >
          {say("Open it")}
        </button>
      )}
    </p>
  );
}

function words(sent: Sent, zone: string): string {
  switch (sent.kind) {
    case "sending":
      return say("Going out…");
    case "waiting":
      return say("Waits to go out: {headline}", { headline: sent.headline });
    case "published":
      return say("Published, {time}:", { time: shortTime(sent.at, zone) });
    case "corrected":
      return say("Corrected, {time}:", { time: shortTime(sent.at, zone) });
    case "handed-in":
      return say("Handed in, {time}", { time: shortTime(sent.at, zone) });
    case "held": {
      const n = secondsUntil(sent.draft.due_at ?? "");
      return n > 0 ? sayMany("Goes out in {n} s", "Goes out in {n} s", n) : say("Going out…");
    }
    case "scheduled":
      return say("Goes out {when} ({place})", {
        when: whenTime(sent.draft.due_at ?? "", zone),
        place: placeOf(zone),
      });
    case "failed": {
      const { failure } = sent.draft;
      return say("Could not go out. {reason}", { reason: failureWords(failure) });
    }
  }
}

function takeBackWords({ kind }: Sent): string {
  if (kind === "held") return say("Undo");
  return kind === "scheduled" ? say("Take back") : "";
}
