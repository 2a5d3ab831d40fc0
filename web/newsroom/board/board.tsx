/** The dashboard: who reads, how the day goes, and what somebody should look at. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask } from "../desk/api.ts";
import type { State } from "../desk/state.ts";
import { ago } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";
import { sentenceOf } from "../dialog/refusal.ts";
import { goTo } from "../stream/place.ts";
import { showPosts } from "../stream/view.ts";
import { about, type Dashboard } from "./dashboard.ts";
import { Histogram } from "./histogram.tsx";

/** Readers come and go without the house telling of it. */
const LOOK_MS = 30_000;
/** After something happened the numbers are asked for once it is quiet. */
const QUIET_MS = 1_000;

export function Board({ state }: { state: State }) {
  const board = useSignal<Dashboard | null>(null);
  const refusal = useSignal("");
  const { seq } = state.live.value;

  useEffect(() => {
    const stopped = new AbortController();
    async function look(): Promise<void> {
      if (document.hidden) return;
      try {
        const path = `${state.path()}/dashboard`;
        board.value = await ask<Dashboard>(path, { signal: stopped.signal });
        refusal.value = "";
      } catch (error) {
        if (!stopped.signal.aborted) refusal.value = sentenceOf(error, state);
      }
    }
    const soon = window.setTimeout(() => void look(), board.peek() ? QUIET_MS : 0);
    const looking = window.setInterval(() => void look(), LOOK_MS);
    return () => {
      stopped.abort();
      clearTimeout(soon);
      clearInterval(looking);
    };
  }, [state, seq]);

  const { value } = board;
  return (
    <section class="board-panel" aria-labelledby="board-heading">
      <h2 id="board-heading">{say("Dashboard")}</h2>
      {!value && !refusal.value && <p class="second">{say("Counting…")}</p>}
      {!value && refusal.value && <p class="error">{refusal.value}</p>}
      {value && (
        <>
          <Readers readers={value.readers} />
          <LastPost state={state} at={value.last_post_at} />
          <Histogram hours={value.per_hour} zone={state.live.value.time_zone} />
          <ToLookAt state={state} />
        </>
      )}
    </section>
  );
}

function Readers({ readers: { streams, polls } }: Pick<Dashboard, "readers">) {
  const all = about(streams + polls);
  const streaming = sayMany("{n} streaming", "{n} streaming", streams);
  const polling = sayMany("{n} polling", "{n} polling", polls);
  return (
    <p class="board-readers">
      <b>{sayMany("About {n} reader", "About {n} readers", all)}</b>{" "}
      <span class="second">
        {say("now (estimate): {streams}, {polls}", { streams: streaming, polls: polling })}
      </span>
    </p>
  );
}

/** Ticks; once the live has fallen silent it says so. */
function LastPost({ state, at }: { state: State; at: string | null }) {
  const { time_zone, silent_since, status } = state.live.value;
  if (!at) return <p>{say("No post yet")}</p>;
  const isSilent = silent_since !== null && status === "live";
  const when = ago(Date.parse(at), time_zone);
  return (
    <p class={isSilent ? "notice warning" : ""}>
      {isSilent ? say("Last post {when}.", { when }) : say("Last post {when}", { when })}
      {isSilent && <b> {say("The live has fallen silent: readers may think that it is over.")}</b>}
    </p>
  );
}

/** Counted from what the desk knows: at once, and each leads to what it counts. */
function ToLookAt({ state }: { state: State }) {
  const { drafts, facts, live } = state;
  const waiting = state.waiting.value.length;
  const scheduled = drafts.value.filter((draft) => draft.state === "scheduled").length;
  const shaken = facts.value.filter((fact) => fact.shaken.length > 0).length;
  const { missing_alt, slug } = live.value;
  const withoutAlt = missing_alt.filter((id) => id !== "lead").length;
  const all = [
    {
      n: waiting,
      words: sayMany("{n} post waits for approval", "{n} posts wait for approval", waiting),
      go: () => goTo("waiting"),
    },
    {
      n: scheduled,
      words: sayMany("{n} post goes out later", "{n} posts go out later", scheduled),
      go: () => goTo("waiting"),
    },
    {
      n: shaken,
      words: sayMany("{n} fact to look at again", "{n} facts to look at again", shaken),
      go: () => goTo("facts"),
    },
    {
      n: withoutAlt,
      words: sayMany("{n} post without alt text", "{n} posts without alt text", withoutAlt),
      go: () => showPosts({ missing: true, condition: "visible" }),
    },
    {
      n: missing_alt.includes("lead") && state.may("run") ? 1 : 0,
      words: say("The lead picture has no alt text"),
      go: () => window.location.assign(`${state.data.newsroom_path}/live/${slug}/settings/`),
    },
  ].filter(({ n }) => n > 0);
  if (all.length === 0) return <p class="second">{say("Nothing is left to look at.")}</p>;
  return (
    <ul class="board-counts">
      {all.map(({ words, go }) => (
        <li key={words}>
          <button type="button" onClick={go}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}
