/** Words that somebody gave us to keep until a time: whoever publishes them, they go out then. */

import type { Desk } from "../desk/compose.ts";
import type { DraftBody } from "../desk/data.ts";
import { now, shortTime } from "../desk/time.ts";
import { InstantField } from "../desk/time_field.tsx";
import { say } from "../desk/words.ts";
import { nextQuarter, placeOf } from "../desk/zone.ts";

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
  const until = work.sheet.value.embargo_until;

  return (
    <fieldset class="moment">
      <legend class="unseen">{say("Embargo")}</legend>
      <span class="choice">
        <input
          type="checkbox"
          id="embargo"
          checked={Boolean(until)}
          onChange={({ currentTarget }) => {
            const end = currentTarget.checked ? nextQuarter(Date.now()).toISOString() : null;
            work.edit({ embargo_until: end });
          }}
        />
        <label for="embargo">{say("Under embargo")}</label>
      </span>
      {until && (
        <InstantField
          label={say("Until (time in {place})", { place: placeOf(zone) })}
          at={until}
          zone={zone}
          hint={say("Whoever publishes it sooner, it waits and goes out at this time.")}
          change={(embargo_until) => work.edit({ embargo_until })}
        />
      )}
    </fieldset>
  );
}
