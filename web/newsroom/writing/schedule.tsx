import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Desk } from "../desk/compose.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { instantOf, nextQuarter, placeOf, wallTime } from "../desk/zone.ts";
import { FormDialog } from "../dialog/form.tsx";
import { embargoOf } from "./embargo.tsx";
import { submit } from "./submit.ts";

/** At what time the post goes out, by the live's own clock. */
export function Schedule({ desk, close }: { desk: Desk; close(): void }) {
  const zone = desk.state.live.value.time_zone;
  const place = placeOf(zone);
  const { due_at, embargo_until } = desk.work.sheet.value;
  const until = embargoOf({ embargo_until });
  const begun = new Date(due_at ?? until ?? nextQuarter(Date.now()));
  const wall = useSignal(wallTime(begun, zone));
  const id = useId();

  async function act(): Promise<string> {
    const at = instantOf(wall.value, zone);
    if (!at) return say("There is no such time in {place}.", { place });
    if (at.getTime() <= Date.now()) return say("This time is past. Choose a later one.");
    if (until && at < new Date(until)) {
      return say("It is under embargo until {time}. Choose a later time.", {
        time: shortTime(until, zone),
      });
    }
    void submit(desk, at.toISOString());
    return "";
  }

  return (
    <FormDialog title={say("Schedule")} submit={say("Schedule")} act={act} close={close}>
      <div class="field short">
        <label for={id}>{say("Goes out at (time in {place})", { place })}</label>
        <input
          id={id}
          type="datetime-local"
          required
          value={wall.value}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            wall.value = event.currentTarget.value;
          }}
        />
        <p id={`${id}-hint`} class="hint">
          {say("Never early, even if you have left by then.")}
        </p>
      </div>
    </FormDialog>
  );
}
