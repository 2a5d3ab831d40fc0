import type { Desk } from "../desk/compose.ts";
import { shortTime } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";
import { firstWords, isBlank } from "./sheet.ts";
import { UNSENT } from "./work.ts";

/** My other drafts of this live, the one saved last first. */
export function Others({ desk }: { desk: Desk }) {
  const { state, work, sending } = desk;
  // What waits to go out is said already, and is no draft any more.
  const leaving = sending.outbox.ids.value;
  const { id } = work.sheet.value;
  const others = state.mine.value.filter(
    (draft) =>
      draft.id !== id &&
      !leaving.includes(draft.id) &&
      UNSENT.includes(draft.state) &&
      !isBlank(draft),
  );
  if (others.length === 0) return null;
  return (
    <details class="others">
      <summary>
        {sayMany("{n} other draft of yours", "{n} other drafts of yours", others.length)}
      </summary>
      <ul>
        {others.map((draft) => (
          <li key={draft.id}>
            <button
              class="button quiet"
              type="button"
              onClick={() => {
                state.toOpen.value = draft;
              }}
            >
              {firstWords(draft) || say("Without words yet")}
            </button>{" "}
            <time class="second small">
              {shortTime(draft.saved_at, state.live.value.time_zone)}
            </time>
          </li>
        ))}
      </ul>
    </details>
  );
}
