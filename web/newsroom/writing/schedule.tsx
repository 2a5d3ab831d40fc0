import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/compose.ts";
import { Modal } from "../desk/modal.tsx";
import { say } from "../desk/words.ts";
import { instantOf, placeOf, wallTime } from "../desk/zone.ts";
import { submit } from "./submit.ts";

const QUARTER_MS = 15 * 60_000;

/** At what time the post goes out, by the live's own clock. */
export function Schedule({ desk, close }: { desk: Desk; close(): void }) {
  const zone = desk.state.live.value.time_zone;
  const place = placeOf(zone);
  const { due_at } = desk.work.sheet.value;
  const begun = due_at ? new Date(due_at) : nextQuarter(Date.now());
  const wall = useSignal(wallTime(begun, zone));
  const error = useSignal("");

  async function set(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const at = instantOf(wall.value, zone);
    if (!at) error.value = say("There is no such time in {place}.", { place });
    else if (at.getTime() <= Date.now())
      error.value = say("This time is past. Choose a later one.");
    else {
      close();
      await submit(desk, at.toISOString());
    }
  }

  return (
    <Modal title={say("Schedule")} close={close}>
      <form class="stack" onSubmit={set}>
        <div class="field short">
          <label for="schedule-time">{say("Goes out at (time in {place})", { place })}</label>
          <input
            id="schedule-time"
            type="datetime-local"
            required
            value={wall.value}
            aria-invalid={error.value !== ""}
            aria-describedby="schedule-error"
            onInput={(event) => {
              wall.value = event.currentTarget.value;
            }}
          />
          <p id="schedule-error" class={error.value ? "error" : "hint"} role="alert">
            {error.value || say("Never early, even if you have left by then.")}
          </p>
        </div>
        <div class="row">
          <button class="button primary" type="submit">
            {say("Schedule")}
          </button>
          <button class="button quiet" type="button" onClick={close}>
            {say("Cancel")}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function nextQuarter(now: number): Date {
  return new Date((Math.floor(now / QUARTER_MS) + 1) * QUARTER_MS);
}
