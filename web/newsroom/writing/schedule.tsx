import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/compose.ts";
import { shortTime } from "../desk/time.ts";
import { noSuchTime, TimeField } from "../desk/time_field.tsx";
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

  async function act(): Promise<string> {
    const at = instantOf(wall.value, zone);
    if (!at) return noSuchTime(zone);
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
      <TimeField
        label={say("Goes out at (time in {place})", { place })}
        wall={wall.value}
        hint={say("Never early, even if you have left by then.")}
        change={(given) => {
          wall.value = given;
        }}
      />
    </FormDialog>
  );
}
