import { countWaiting } from "./alert.ts";
import { type Desk, type Place, placesOf } from "./compose.ts";
import { say } from "./words.ts";

/** The slim bar of a phone (ARIA Authoring Practices, tabs): arrows go from one to the next. */
export function Tabs({ desk }: { desk: Desk }) {
  const { place, state } = desk;
  const places = placesOf(state);
  const waiting = countWaiting(state);
  const words: Record<Place, string> = {
    write: say("Write"),
    stream: say("Stream"),
    facts: say("Facts"),
    waiting: say("Waiting"),
  };

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = places[(places.indexOf(place.value) + step + places.length) % places.length];
    if (!next) return;
    place.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  }

  return (
    <div class="desk-tabs" role="tablist" aria-label={say("Parts of the desk")}>
      {places.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-controls={one === "waiting" ? "part-waiting part-board" : `part-${one}`}
          aria-label={
            one === "waiting" && waiting > 0 ? say("Waiting ({n})", { n: waiting }) : undefined
          }
          aria-selected={place.value === one}
          tabIndex={place.value === one ? 0 : -1}
          onKeyDown={move}
          onClick={() => {
            place.value = one;
          }}
        >
          {words[one]}
          {one === "waiting" && waiting > 0 && <span class="tab-count">{waiting}</span>}
        </button>
      ))}
    </div>
  );
}
