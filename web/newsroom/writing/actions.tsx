/** The one button that sends, and the few beside it. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk } from "../desk/compose.ts";
import { sendKey } from "../desk/shortcut.ts";
import { whenTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { SendBack } from "../queue/send_back.tsx";
import { CorrectionNote } from "./correction.tsx";
import { embargoOf } from "./embargo.tsx";
import { Schedule } from "./schedule.tsx";
import type { Sheet } from "./sheet.ts";
import { submit, type Way, wayOf } from "./submit.ts";

export function Actions({ desk }: { desk: Desk }) {
  const { work, state } = desk;
  const dialog = useSignal<"" | "schedule" | "send-back">("");
  const discarded = useSignal<Sheet | null>(null);
  const way = wayOf(desk);
  const { id, post, author, state: stands } = work.sheet.value;
  const until = embargoOf(work.sheet.value);
  const isBlank = work.isBlank.value;
  useEffect(() => {
    // Once something else is written, what was discarded is not offered any more.
    if (!isBlank) discarded.value = null;
    // A button that goes with its sheet leaves the focus nowhere.
    if (document.activeElement === document.body) desk.composer.value?.focus();
  }, [isBlank, id]);
  const isDiscarded = discarded.value !== null && isBlank;
  const close = () => {
    dialog.value = "";
  };
  // Until it is taken back, it goes out as it is (notices.tsx).
  if (stands === "scheduled") return null;

  function discard(): void {
    discarded.value = work.discard();
    desk.composer.value?.focus();
  }

  function bringBack(): void {
    if (discarded.value) work.lay(work.copy(discarded.value));
    desk.composer.value?.focus();
  }

  /** What the editor changed goes back with the draft. */
  async function save(): Promise<string> {
    const { value: saver } = work.saver;
    await saver.now();
    return saver.kept.value.saved ? "" : say("What you changed could not be saved yet. Try again.");
  }

  function sentBack(): void {
    void work.close(work.saver.value);
    void work.keeper.forget(id);
    work.goOn();
  }

  return (
    <>
      {post && way === "correct" && <CorrectionNote desk={desk} />}
      <div class="actions row">
        <button
          class="button primary send"
          type="button"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => void submit(desk)}
        >
          {words(way, until && whenTime(until, state.live.value.time_zone))} <kbd>{sendKey()}</kbd>
        </button>
        {author && stands === "submitted" && state.may("approve") && (
          <button
            class="button"
            type="button"
            onClick={() => {
              dialog.value = "send-back";
            }}
          >
            {say("Send back…")}
          </button>
        )}
        {!isBlank && (
          <>
            {way !== "hand-in" && (
              <button
                class="button"
                type="button"
                onClick={() => {
                  dialog.value = "schedule";
                }}
              >
                {say("Schedule…")}
              </button>
            )}
            {/* Where there is no room, both go to the next line. */}
            <span class="ways-out">
              <button class="button quiet" type="button" onClick={() => work.putAside()}>
                {say("Put aside")}
              </button>
              {!author && (
                <button class="button quiet" type="button" onClick={discard}>
                  {post ? say("Leave as it was") : say("Discard")}
                </button>
              )}
            </span>
          </>
        )}
      </div>
      <p class={isDiscarded ? "row second small" : "unseen"} role="status">
        {isDiscarded && (
          <>
            {say("Discarded.")}
            <button class="button quiet" type="button" onClick={bringBack}>
              {say("Bring it back")}
            </button>
          </>
        )}
      </p>
      {dialog.value === "schedule" && <Schedule desk={desk} close={close} />}
      {dialog.value === "send-back" && author && (
        <SendBack
          state={state}
          draft={{ id, author }}
          prepare={save}
          done={sentBack}
          close={close}
        />
      )}
    </>
  );
}

function words(way: Way, when: string | null): string {
  if (when && way !== "hand-in") return say("Publish {when}", { when });
  switch (way) {
    case "publish":
      return say("Publish");
    case "approve":
      return say("Approve and publish");
    case "correct":
      return say("Correct");
    case "hand-in":
      return say("Hand in");
  }
}
