import type { Desk } from "./compose.ts";
import type { Status } from "./data.ts";
import { standing } from "./standing.ts";
import { say } from "./words.ts";
import { placeOf } from "./zone.ts";

/** The desk's bar: which live, how it stands, and whether what is written is safe. */
export function Bar({ desk, isNarrow }: { desk: Desk; isNarrow: boolean }) {
  const { state } = desk;
  const { headline, status } = state.live.value;
  const line = state.line.value;
  return (
    <div class="desk-bar">
      <p class={`live-status ${status}`}>
        <b>{statusWords(status)}</b>
      </p>
      <p class="live-headline" title={headline}>
        {headline}
      </p>
      <p class={`standing ${line}`}>
        {line === "signed-out" ? (
          <button
            class="button"
            type="button"
            onClick={() => {
              desk.isSigningIn.value = true;
            }}
          >
            {say("{state}: sign in", { state: standing(desk) })}
          </button>
        ) : (
          standing(desk)
        )}
      </p>
      {!isNarrow && <Links desk={desk} />}
    </div>
  );
}

/** Where else one may go from here: in the bar, or on a phone at the page's foot. */
export function Links({ desk }: { desk: Desk }) {
  const { state } = desk;
  const { slug, url, time_zone } = state.live.value;
  const isSame = time_zone === state.data.live.time_zone;
  return (
    <nav class="desk-links" aria-label={say("This live")}>
      <span class="second" title={time_zone}>
        {isSame ? state.data.zone : placeOf(time_zone)}
      </span>
      <a href={url} target="_blank" rel="noreferrer">
        {say("Readers’ page")}
      </a>
      {state.may("run") && (
        <a href={`${state.data.newsroom_path}/live/${slug}/settings/`}>{say("Settings")}</a>
      )}
      <button
        class="button quiet"
        type="button"
        aria-haspopup="dialog"
        onClick={() => {
          desk.isHelping.value = true;
        }}
      >
        {say("Keys")} <kbd>?</kbd>
      </button>
    </nav>
  );
}

function statusWords(status: Status): string {
  switch (status) {
    case "draft":
      return say("Draft");
    case "scheduled":
      return say("Coming");
    case "live":
      return say("On air");
    case "paused":
      return say("Paused");
    case "ended":
      return say("Ended");
    case "archived":
      return say("Archived");
    case "unpublished":
      return say("Unpublished");
  }
}
