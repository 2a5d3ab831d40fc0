import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Desk } from "../desk/compose.ts";
import { say } from "../desk/words.ts";
import { instantOf, placeOf, wallTime } from "../desk/zone.ts";
import { FormDialog } from "../dialog/form.tsx";
import { submit } from "./submit.ts";

const QUARTER_MS = 15 * 60_000;

/** At what time the post goes out, by the live's own clock. */
export function Schedule({ desk, close }: { desk: Desk; close(): void }) {
  const zone = desk.state.live.value.time_zone;
  const place = placeOf(zone);
  const { due_at } = desk.work.sheet.value;
  const begun = due_at ? new Date(due_at) : nextQuarter(Date.now());
  const wall = useSignal(wallTime(begun, zone));
  const id = useId();

  async function act(): Promise<string> {
    const at = instantOf(wall.value, zone);
    if (!at) return say("There is no such time in {place}.", { place });
    if (at.getTime() <= Date.now()) return say("This time is past. Choose a later one.");
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

function nextQuarter(now: number): Date {
  return new Date((Math.floor(now / QUARTER_MS) + 1) * QUARTER_MS);
}
