import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { goTo } from "../stream/place.ts";
import { alertsOf } from "./alert.ts";
import type { Desk } from "./compose.ts";
import type { Live, Status } from "./data.ts";
import { keyOf } from "./shortcut.ts";
import { standing } from "./standing.ts";
import { say } from "./words.ts";
import { placeOf } from "./zone.ts";

/** The desk's bar: which live, how it stands, and whether what is written is safe. */
export function Bar({ desk, isNarrow }: { desk: Desk; isNarrow: boolean }) {
  const { state } = desk;
  const { headline, status } = state.live.value;
  const line = state.line.value;
  return (
    <div class="desk-bar" ref={useHeight()}>
      <p class={`live-status ${status}`}>
        <b>{statusWords(status)}</b>
      </p>
      <Headline headline={headline} isNarrow={isNarrow} />
      <Alerts desk={desk} />
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

/** What sticks under the bar, or is scrolled to, has to know how tall it is: `--desk-bar`. */
function useHeight() {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const measured = new ResizeObserver(() => {
      style.setProperty("--desk-bar", `${bar.current?.offsetHeight ?? 0}px`);
    });
    if (bar.current) measured.observe(bar.current);
    return () => measured.disconnect();
  }, []);
  return bar;
}

/** Cut where there is no room; on a phone, where nothing hovers, a press shows the whole. */
function Headline({ headline, isNarrow }: Pick<Live, "headline"> & { isNarrow: boolean }) {
  const isWhole = useSignal(false);
  if (!isNarrow) {
    return (
      <p class="live-headline" title={headline}>
        {headline}
      </p>
    );
  }
  return (
    <button
      class="live-headline"
      type="button"
      aria-expanded={isWhole.value}
      onClick={() => {
        isWhole.value = !isWhole.value;
      }}
    >
      <span>{headline}</span>
    </button>
  );
}

function Alerts({ desk }: { desk: Desk }) {
  const alerts = alertsOf(desk.state);
  if (alerts.length === 0) return null;
  return (
    <ul class="desk-alerts">
      {alerts.map(({ kind, words, part }) => (
        <li key={kind}>
          <button class="button" type="button" onClick={() => goTo(part)}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where else one may go from here: in the bar, or on a phone at the page's foot. */
export function Links({ desk }: { desk: Desk }) {
  const { state } = desk;
  const { slug, time_zone } = state.live.value;
  const isSame = time_zone === state.data.live.time_zone;
  return (
    <nav class="desk-links" aria-label={say("This live")}>
      <span class="second zone" title={time_zone}>
        {isSame ? state.data.zone : placeOf(time_zone)}
      </span>
      <ReadersPage live={state.live.value} />
      {state.may("run") && (
        <a href={`${state.data.newsroom_path}/live/${slug}/settings/`}>{say("Settings")}</a>
      )}
      <button
        class="button quiet desk-keys"
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={keyOf("help").replace(" ", "+")}
        onClick={() => {
          desk.isHelping.value = true;
        }}
      >
        {say("Keys")} <kbd>{keyOf("help")}</kbd>
      </button>
    </nav>
  );
}

/** A link that leads readers to nothing is none. */
function ReadersPage({ live: { url, status } }: { live: Live }) {
  if (status === "draft") return <span class="second">{say("Not public yet")}</span>;
  if (status === "unpublished") return <span class="second">{say("Not public any more")}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {say("Readers’ page")}
    </a>
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
