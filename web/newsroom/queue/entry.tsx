/** One draft that waits, and what can be done about it here. */

import { useSignal } from "@preact/signals";
import { ask } from "../desk/api.ts";
import type { Draft } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { secondsUntil, shortTime, whenTime } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { embargoOf, embargoWords } from "../writing/embargo.tsx";
import { bodyOf, firstWords } from "../writing/sheet.ts";
import { failureWords } from "./failure.ts";

interface EntryProps {
  readonly state: State;
  readonly draft: Draft;
  sendBack(): void;
}

export function Entry({ state, draft, sendBack }: EntryProps) {
  const refusal = useSignal("");
  const isBusy = useSignal(false);
  const mayOpen = draft.mine || (draft.state === "submitted" && state.may("approve"));
  const mayApprove = draft.state === "submitted" && state.may("approve");
  const mayCancel = draft.state === "scheduled" && (draft.mine || state.may("approve"));

  async function act(verb: "publish" | "unschedule"): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    const path = `${state.path()}/drafts/${encodeURIComponent(draft.id)}/${verb}`;
    const body = verb === "publish" ? bodyOf(draft) : {};
    refusal.value = await refusalOf(state, async () => {
      await ask(path, { method: "POST", body });
      // It has gone from here; what became of it the house tells in a moment.
      state.drafts.value = state.drafts.value.filter(({ id }) => id !== draft.id);
    });
    isBusy.value = false;
  }

  const words = firstWords(draft, 80) || say("Without words yet");
  return (
    <li class="queued" aria-busy={isBusy.value}>
      <p class="queued-words" lang={state.live.value.language} dir="auto">
        {words}
      </p>
      <p class="queued-about second">{about(state, draft)}</p>
      {draft.state === "returned" && draft.word && (
        <p class="queued-word">
          {say("{name}: {word}", {
            name: draft.decided_by ?? say("The editor"),
            word: draft.word,
          })}
        </p>
      )}
      {draft.failure && <p class="queued-word">{failureWords(draft.failure)}</p>}
      <div class="row">
        {mayOpen && (
          <button
            class="button"
            type="button"
            aria-label={say("Open “{words}”", { words })}
            onClick={() => {
              state.toOpen.value = draft;
            }}
          >
            {say("Open")}
          </button>
        )}
        {mayApprove && (
          <>
            <button class="button" type="button" onClick={() => void act("publish")}>
              {say("Approve and publish")}
            </button>
            <button class="button quiet" type="button" onClick={sendBack}>
              {say("Send back…")}
            </button>
          </>
        )}
        {mayCancel && (
          <button class="button" type="button" onClick={() => void act("unschedule")}>
            {draft.timing === "undo" ? say("Undo") : say("Do not send")}
          </button>
        )}
      </div>
      <p class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </p>
    </li>
  );
}

function about(state: State, draft: Draft): string {
  const { time_zone: zone } = state.live.value;
  const { name } = draft.author;
  const kind = draft.post ? say("Correction") : "";
  const who = draft.mine ? "" : name;
  const until = embargoOf(draft);
  return [kind, who, when(draft, zone), until && embargoWords(until, zone)]
    .filter(Boolean)
    .join(" · ");
}

function when({ state, timing, due_at, saved_at }: Draft, zone: string): string {
  if (state !== "scheduled" || !due_at) return shortTime(saved_at, zone);
  if (timing === "clock") return say("goes out {when}", { when: whenTime(due_at, zone) });
  if (timing === "") return say("is going out");
  return sayMany("goes out in {n} s", "goes out in {n} s", secondsUntil(due_at));
}
