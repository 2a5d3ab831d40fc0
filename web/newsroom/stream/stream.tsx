/** All posts of the live, newest first: looked through, corrected, taken out of sight, picked. */

import { useEffect, useMemo } from "preact/hooks";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { PickingBar } from "../facts/picking_bar.tsx";
import { Bulk } from "./bulk.tsx";
import { Dialogs } from "./dialogs.tsx";
import { Feed } from "./feed.tsx";
import { createReading } from "./reading.ts";
import { Search } from "./search.tsx";

export function Stream({ state }: { state: State }) {
  const reading = useMemo(() => createReading(state), [state]);
  useEffect(() => reading.start(), [reading]);
  return (
    <section class="stream-panel" aria-labelledby="stream-heading">
      <header class="stream-head">
        <h2 id="stream-heading">{say("Stream")}</h2>
        <Search reading={reading} />
        <PickingBar state={state} />
        <Bulk reading={reading} />
        {reading.phase.value === "failed" && (
          <div class="notice warning" role="alert">
            <p>{reading.trouble.value}</p>
            <button class="button" type="button" onClick={() => void reading.retry()}>
              {say("Try again")}
            </button>
          </div>
        )}
      </header>
      <div class="stream-scroll">
        <Feed reading={reading} />
      </div>
      <Dialogs reading={reading} />
    </section>
  );
}
