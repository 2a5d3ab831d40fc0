/** What waits: handed in, for its time, or for somebody to look why it could not go out. */

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { Draft } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { isBlank } from "../writing/sheet.ts";
import { Entry } from "./entry.tsx";
import { SendBack } from "./send_back.tsx";

interface QueueProps {
  readonly state: State;
  /** What lies in the composer: it waits for nobody else. */
  readonly inHand: ReadonlySignal<{ readonly id: string }>;
  /** Drafts that wait in this browser to go out: they are no drafts any more. */
  readonly leaving: ReadonlySignal<readonly string[]>;
}

export function Queue({ state, inHand, leaving }: QueueProps) {
  // Of each key press in the composer only its id counts here.
  const { value: lying } = useComputed(() => inHand.value.id);
  const sendingBack = useSignal<Draft | null>(null);
  const drafts = state.drafts.value.filter((draft) => !isBlank(draft));
  const of = (...states: Draft["state"][]) => drafts.filter(({ state: is }) => states.includes(is));
  const scheduled = of("scheduled").sort((one, other) =>
    (one.due_at ?? "") < (other.due_at ?? "") ? -1 : 1,
  );
  const groups: readonly (readonly [string, readonly Draft[]])[] = [
    [state.may("approve") ? say("Waiting for approval") : say("Handed in"), of("submitted")],
    [say("Sent back"), of("returned")],
    [say("Scheduled"), scheduled],
    [say("Could not go out"), of("failed")],
    [
      say("My drafts"),
      of("open").filter(({ mine, id }) => mine && id !== lying && !leaving.value.includes(id)),
    ],
  ];
  const shown = groups.filter(([, some]) => some.length > 0);
  return (
    <section class="queue-panel" aria-labelledby="queue-heading">
      <h2 id="queue-heading">{say("Waiting")}</h2>
      {shown.length === 0 && <p class="second">{say("Nothing waits.")}</p>}
      {shown.map(([title, some]) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul class="queue">
            {some.map((draft) => (
              <Entry
                key={draft.id}
                state={state}
                draft={draft}
                sendBack={() => {
                  sendingBack.value = draft;
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      {sendingBack.value && (
        <SendBack
          state={state}
          draft={sendingBack.value}
          close={() => {
            sendingBack.value = null;
          }}
        />
      )}
    </section>
  );
}
