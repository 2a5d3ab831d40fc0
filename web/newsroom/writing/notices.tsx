/** What has to be said of the sheet in hand: above it, and beside what it is about. */

import type { Desk } from "../desk/compose.ts";
import { secondsUntil, whenTime } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";
import { placeOf } from "../desk/zone.ts";
import { firstWords } from "./sheet.ts";
import type { Verdict } from "./verdict.ts";

export function Notices({ desk }: { desk: Desk }) {
  return (
    <div class="notices-of-sheet" aria-live="polite">
      <Trouble desk={desk} />
      <Barred desk={desk} />
      <Taken desk={desk} />
      <Word desk={desk} />
      <Scheduled desk={desk} />
      <Returned desk={desk} />
      <Verdicts desk={desk} />
    </div>
  );
}

function Trouble({ desk: { work } }: { desk: Desk }) {
  const { trouble } = work;
  if (!trouble.value) return null;
  return (
    <div class="notice warning">
      <p>{trouble.value}</p>
      <button
        class="button quiet"
        type="button"
        onClick={() => {
          trouble.value = "";
        }}
      >
        {say("Understood")}
      </button>
    </div>
  );
}

/** Somebody else has the post in hand that I would correct. */
function Barred({ desk: { hold, state } }: { desk: Desk }) {
  const held = hold.barred.value;
  if (!held) return null;
  const { holder, post, expires_at, isAwaited, isFree } = held;
  const leave = (
    <button class="button quiet" type="button" onClick={() => hold.leave()}>
      {say("Leave it")}
    </button>
  );
  if (isFree) {
    return (
      <div class="notice">
        <p>
          <b>{say("{name} is done with this post.", { name: holder })}</b>{" "}
          {firstWords({ content: post }, 48)}
        </p>
        <div class="row">
          <button class="button" type="button" onClick={() => void hold.open()}>
            {say("Open it")}
          </button>
          {leave}
        </div>
      </div>
    );
  }
  const mayTake = state.may("publish") || state.may("correct");
  return (
    <div class="notice">
      <p>
        <b>{say("{name} is changing this post.", { name: holder })}</b>{" "}
        {firstWords({ content: post }, 48)}
      </p>
      {/* A count that runs down is not read out second by second. */}
      <p class="second small" aria-live="off">
        {isAwaited
          ? say("It opens here as soon as {name} is done.", { name: holder })
          : sayMany(
              "Free in {n} s, unless they go on.",
              "Free in {n} s, unless they go on.",
              secondsUntil(expires_at),
            )}
      </p>
      <div class="row">
        {mayTake && (
          <button class="button" type="button" onClick={() => void hold.takeOver()}>
            {say("Take over")}
          </button>
        )}
        {!isAwaited && (
          <button class="button" type="button" onClick={() => hold.await()}>
            {say("Wait")}
          </button>
        )}
        {leave}
      </div>
    </div>
  );
}

/** Somebody took over what I am changing. */
function Taken({ desk: { hold } }: { desk: Desk }) {
  const name = hold.taker.value;
  if (!name) return null;
  return (
    <div class="notice warning">
      <p>
        <b>{say("{name} has this in hand now.", { name })}</b>{" "}
        {say("Your text stays here. If both of you save, you will be shown both texts.")}
      </p>
      <button class="button" type="button" onClick={() => void hold.takeBack()}>
        {say("Take it back")}
      </button>
    </div>
  );
}

/** It waits for its time: nothing of it can be changed until it is taken back. */
function Scheduled({ desk: { work, sending, state } }: { desk: Desk }) {
  const { id, state: stands, due_at } = work.sheet.value;
  if (stands !== "scheduled" || !due_at) return null;
  const zone = state.live.value.time_zone;
  return (
    <div class="notice">
      <p>
        {say("Goes out {when} ({place}). To change it, take it back first.", {
          when: whenTime(due_at, zone),
          place: placeOf(zone),
        })}
      </p>
      <button class="button" type="button" onClick={() => void sending.takeBack({ id })}>
        {say("Take back")}
      </button>
    </div>
  );
}

/** The word with which a draft was sent back. */
function Word({ desk: { work } }: { desk: Desk }) {
  const { word, state } = work.sheet.value;
  if (!word || state !== "returned") return null;
  return (
    <div class="notice">
      <p>
        <b>{say("Sent back:")}</b> {word}
      </p>
    </div>
  );
}

/** Drafts that could not go out and came back while another was being written. */
function Returned({ desk: { sending } }: { desk: Desk }) {
  return (
    <>
      {sending.returned.value.map((back) => (
        <div class="notice warning" key={back.saver.kept.value.id}>
          <p>
            <b>{firstWords(back.saver.kept.value.sheet, 48)}</b>{" "}
            {say("could not go out: {sentence}", { sentence: back.sentence })}
          </p>
          <button class="button" type="button" onClick={() => sending.open(back)}>
            {say("Open it")}
          </button>
        </div>
      ))}
    </>
  );
}

/** What was decided of what I handed in. */
function Verdicts({ desk: { sending, state, work } }: { desk: Desk }) {
  const zone = state.live.value.time_zone;
  return (
    <>
      {sending.verdicts.value.map((verdict) => {
        const { id, kind } = verdict;
        const content = kind === "published" ? verdict.post : verdict.draft.content;
        const mayOpen = kind === "returned" && work.sheet.value.id !== id;
        return (
          <div class="notice" key={id}>
            <p>
              <b>{verdictWords(verdict, zone)}</b>{" "}
              {kind === "published" ? (
                <a href={verdict.post.url} target="_blank" rel="noreferrer">
                  {firstWords({ content }, 48) || say("See the post")}
                </a>
              ) : (
                firstWords({ content }, 48)
              )}
            </p>
            <div class="row">
              {mayOpen && (
                <button
                  class="button"
                  type="button"
                  onClick={() => {
                    state.toOpen.value = verdict.draft;
                    sending.dismiss(id);
                  }}
                >
                  {say("Open it")}
                </button>
              )}
              <button class="button quiet" type="button" onClick={() => sending.dismiss(id)}>
                {say("Understood")}
              </button>
            </div>
          </div>
        );
      })}
    </>
  );
}

function verdictWords(verdict: Verdict, zone: string): string {
  if (verdict.kind === "published") return say("Approved and published:");
  const { draft } = verdict;
  if (verdict.kind === "scheduled") {
    return say("Approved, goes out {when}:", { when: whenTime(draft.due_at ?? "", zone) });
  }
  return say("Sent back by {name}: “{word}”", {
    name: draft.decided_by ?? say("The editor"),
    word: draft.word,
  });
}
