import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/compose.ts";
import { say } from "../desk/words.ts";
import { instantOf, placeOf, wallTime } from "../desk/zone.ts";

/** When the post is to stand: at the moment it goes out, or at a time in the live's own zone. */
export function Moment({ desk }: { desk: Desk }) {
  const { work, state } = desk;
  const zone = state.live.value.time_zone;
  const at = work.sheet.value.published_at;
  const isWrong = useSignal(false);

  function set(wall: string): void {
    const instant = instantOf(wall, zone);
    isWrong.value = instant === null;
    if (instant) work.edit({ published_at: instant.toISOString() });
  }

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
        <div class="field short">
          <label for="moment-time">{say("Time in {place}", { place: placeOf(zone) })}</label>
          <input
            id="moment-time"
            type="datetime-local"
            value={wallTime(new Date(at), zone)}
            aria-invalid={isWrong.value}
            aria-describedby="moment-hint"
            onChange={(event) => set(event.currentTarget.value)}
          />
          <p id="moment-hint" class={isWrong.value ? "error" : "hint"}>
            {isWrong.value
              ? say("There is no such time in {place}.", { place: placeOf(zone) })
              : say("The post stands in the live at this time. To send it later, use Schedule.")}
          </p>
        </div>
      )}
    </fieldset>
  );
}
