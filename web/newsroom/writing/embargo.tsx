/** Words that somebody gave us to keep until a time: whoever publishes them, they go out then. */

import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/compose.ts";
import type { DraftBody } from "../desk/data.ts";
import { now, shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { instantOf, nextQuarter, placeOf, wallTime } from "../desk/zone.ts";

/** The end of an embargo that is not over, as an ISO time; null where there is none. */
export function embargoOf({ embargo_until }: Pick<DraftBody, "embargo_until">): string | null {
  return embargo_until && Date.parse(embargo_until) > now.value ? embargo_until : null;
}

export function embargoWords(until: string, zone: string): string {
  return say("Embargo until {time}", { time: shortTime(until, zone) });
}

export function Embargo({ desk }: { desk: Desk }) {
  const { work, state } = desk;
  const zone = state.live.value.time_zone;
  const place = placeOf(zone);
  const until = work.sheet.value.embargo_until;
  const isWrong = useSignal(false);

  function set(wall: string): void {
    const instant = instantOf(wall, zone);
    isWrong.value = instant === null;
    if (instant) work.edit({ embargo_until: instant.toISOString() });
  }

  return (
    <fieldset class="moment">
      <legend class="unseen">{say("Embargo")}</legend>
      <span class="choice">
        <input
          type="checkbox"
          id="embargo"
          checked={Boolean(until)}
          onChange={({ currentTarget }) => {
            isWrong.value = false;
            const end = currentTarget.checked ? nextQuarter(Date.now()).toISOString() : null;
            work.edit({ embargo_until: end });
          }}
        />
        <label for="embargo">{say("Under embargo")}</label>
      </span>
      {until && (
        <div class="field short">
          <label for="embargo-until">{say("Until (time in {place})", { place })}</label>
          <input
            id="embargo-until"
            type="datetime-local"
            value={wallTime(new Date(until), zone)}
            aria-invalid={isWrong.value}
            aria-describedby="embargo-hint"
            onChange={(event) => set(event.currentTarget.value)}
          />
          <p id="embargo-hint" class={isWrong.value ? "error" : "hint"}>
            {isWrong.value
              ? say("There is no such time in {place}.", { place })
              : say("Whoever publishes it sooner, it waits and goes out at this time.")}
          </p>
        </div>
      )}
    </fieldset>
  );
}
