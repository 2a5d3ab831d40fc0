import type { Desk } from "../desk/compose.ts";
import { InstantField } from "../desk/time_field.tsx";
import { say } from "../desk/words.ts";
import { placeOf } from "../desk/zone.ts";

/** When the post is to stand: at the moment it goes out, or at a time in the live's own zone. */
export function Moment({ desk }: { desk: Desk }) {
  const { work, state } = desk;
  const zone = state.live.value.time_zone;
  const at = work.sheet.value.published_at;

  return (
    <fieldset class="moment">
      <legend>{say("Time of the post")}</legend>
      <div class="row">
        <span class="choice">
          <input
            type="radio"
            id="moment-now"
            name="moment"
            checked={at === null}
            onChange={() => work.edit({ published_at: null })}
          />
          <label for="moment-now">{say("When it goes out")}</label>
        </span>
        <span class="choice">
          <input
            type="radio"
            id="moment-at"
            name="moment"
            checked={at !== null}
            onChange={() => work.edit({ published_at: new Date().toISOString() })}
          />
          <label for="moment-at">{say("Another time")}</label>
        </span>
      </div>
      {at !== null && (
        <InstantField
          label={say("Time in {place}", { place: placeOf(zone) })}
          at={at}
          zone={zone}
          hint={say("The post stands in the live at this time. To send it later, use Schedule.")}
          change={(published_at) => work.edit({ published_at })}
        />
      )}
    </fieldset>
  );
}
