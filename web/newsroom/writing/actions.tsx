/** The one button that sends, and the few beside it. */

import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/compose.ts";
import { sendKey } from "../desk/shortcut.ts";
import { say } from "../desk/words.ts";
import { CorrectionNote } from "./correction.tsx";
import { Schedule } from "./schedule.tsx";
import { SendBack } from "./send_back.tsx";
import type { Sheet } from "./sheet.ts";
import { submit, type Way, wayOf } from "./submit.ts";

export function Actions({ desk }: { desk: Desk }) {
  const { work, state } = desk;
  const dialog = useSignal<"" | "schedule" | "send-back">("");
  const discarded = useSignal<Sheet | null>(null);
  const way = wayOf(desk);
  const { post, author, state: stands } = work.sheet.value;
  const isBlank = work.isBlank.value;
  const close = () => {
    dialog.value = "";
  };
  // Until it is taken back, it goes out as it is (notices.tsx).
  if (stands === "scheduled") return null;

  async function discard(): Promise<void> {
    discarded.value = await work.discard();
    desk.composer.value?.focus();
  }

  function bringBack(): void {
    if (discarded.value) work.bringBack(discarded.value);
    discarded.value = null;
    desk.composer.value?.focus();
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
          {words(way)} <kbd>{sendKey()}</kbd>
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
            <button class="button quiet" type="button" onClick={() => work.putAside()}>
              {say("Put aside")}
            </button>
            {!author && (
              <button class="button quiet" type="button" onClick={() => void discard()}>
                {post ? say("Leave as it was") : say("Discard")}
              </button>
            )}
          </>
        )}
      </div>
      {discarded.value && isBlank && (
        <p class="row second small" role="status">
          {say("Discarded.")}
          <button class="button quiet" type="button" onClick={bringBack}>
            {say("Bring it back")}
          </button>
        </p>
      )}
      {dialog.value === "schedule" && <Schedule desk={desk} close={close} />}
      {dialog.value === "send-back" && <SendBack desk={desk} close={close} />}
    </>
  );
}

function words(way: Way): string {
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
