/** The same with all that is selected: one confirmation with the number, then what became of each. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say, sayMany } from "../desk/words.ts";
import { FormDialog } from "../dialog/form.tsx";
import { refusalOf } from "../dialog/refusal.ts";
import { firstWords } from "../writing/sheet.ts";
import { actionWords, type BulkAction, bulkActionsOf } from "./action.ts";
import { type Outcome, performOnMany } from "./perform.ts";
import { goTo } from "./place.ts";
import type { Reading } from "./reading.ts";
import { Reason } from "./reason.tsx";
import { NONE } from "./selection.ts";

export function Bulk({ reading }: { reading: Reading }) {
  const { state, chosen, selection, listing } = reading;
  const action = useSignal<BulkAction | null>(null);
  const outcome = useSignal<Outcome | null>(null);
  const n = chosen.value.length;
  const { ids } = listing.value;
  return (
    <>
      <div class={n > 0 ? "bulk" : "unseen"}>
        <p role="status">{n > 0 && sayMany("{n} post selected", "{n} posts selected", n)}</p>
        {n > 0 && (
          <div class="row">
            {bulkActionsOf(state.may).map((one) => (
              <button
                key={one}
                class="button"
                type="button"
                onClick={() => {
                  action.value = one;
                }}
              >
                {actionWords(one, state.may)}
              </button>
            ))}
            {n < ids.length && (
              <button
                class="button quiet"
                type="button"
                onClick={() => {
                  selection.value = { ids: new Set(ids), from: null };
                }}
              >
                {sayMany("Select the {n} loaded", "Select all {n} loaded", ids.length)}
              </button>
            )}
            <button
              class="button quiet"
              type="button"
              onClick={() => {
                selection.value = NONE;
              }}
            >
              {say("Clear selection")}
            </button>
          </div>
        )}
      </div>
      {outcome.value && (
        <Became
          reading={reading}
          outcome={outcome.value}
          close={() => {
            outcome.value = null;
          }}
        />
      )}
      {action.value && (
        <Confirm
          reading={reading}
          action={action.value}
          close={() => {
            action.value = null;
          }}
          became={(what) => {
            outcome.value = what;
          }}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  readonly reading: Reading;
  readonly action: BulkAction;
  close(): void;
  became(outcome: Outcome): void;
}

function Confirm({ reading, action, close, became }: ConfirmProps) {
  const { state, chosen, selection } = reading;
  const reason = useSignal("");
  // Those that were selected when it was asked: what leaves the list meanwhile is still meant.
  const posts = useSignal(chosen.value).value;

  async function act(): Promise<string> {
    return await refusalOf(state, async () => {
      const outcome = await performOnMany(state, action, posts, reason.value);
      selection.value = { ids: new Set(outcome.refused.map(({ id }) => id)), from: null };
      became(outcome);
    });
  }

  return (
    <FormDialog
      title={question(action, posts.length)}
      submit={action === "withdraw" ? say("Withdraw") : actionWords(action, state.may)}
      act={act}
      close={close}
    >
      {(action === "hide" || action === "withdraw") && (
        <Reason value={reason} isPublic={action === "withdraw"} />
      )}
    </FormDialog>
  );
}

interface BecameProps {
  readonly reading: Reading;
  readonly outcome: Outcome;
  close(): void;
}

function Became({ reading, outcome: { done, refused }, close }: BecameProps) {
  const posts = reading.state.posts.value;
  const notice = useRef<HTMLDivElement>(null);
  // The button that asked for it has gone with the selection: the focus comes to what became of it.
  useEffect(() => notice.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={notice} class={refused.length > 0 ? "notice warning" : "notice"} tabIndex={-1}>
      <p>{sayMany("Done with {n} post.", "Done with {n} posts.", done.length)}</p>
      {refused.length > 0 && (
        <>
          <p>
            {sayMany(
              "{n} post was left as it was:",
              "{n} posts were left as they were:",
              refused.length,
            )}
          </p>
          <ul>
            {refused.map(({ id, detail }) => {
              const post = posts.get(id);
              return (
                <li key={id}>
                  <b>{(post && firstWords({ content: post }, 48)) || id}</b> {detail}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <button
        class="button quiet"
        type="button"
        onClick={() => {
          close();
          goTo("stream");
        }}
      >
        {say("Understood")}
      </button>
    </div>
  );
}

function question(action: BulkAction, n: number): string {
  switch (action) {
    case "hide":
      return sayMany("Hide {n} post?", "Hide {n} posts?", n);
    case "show":
      return sayMany("Show {n} post again?", "Show {n} posts again?", n);
    case "mark":
      return sayMany("Make {n} post a key moment?", "Make {n} posts key moments?", n);
    case "unmark":
      return sayMany("Make {n} post ordinary again?", "Make {n} posts ordinary again?", n);
    case "review":
      return sayMany("Mark {n} post as read over?", "Mark {n} posts as read over?", n);
    case "withdraw":
      return sayMany("Withdraw {n} post?", "Withdraw {n} posts?", n);
  }
}
