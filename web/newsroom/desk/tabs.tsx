import type { Desk, Place } from "./compose.ts";
import { say } from "./words.ts";

const PLACES: readonly Place[] = ["write", "stream", "facts", "waiting"];

/** The slim bar of a phone (ARIA Authoring Practices, tabs): arrows go from one to the next. */
export function Tabs({ desk }: { desk: Desk }) {
  const { place, state } = desk;
  const waiting = state.waiting.value.length;
  const words: Record<Place, string> = {
    write: say("Write"),
    stream: say("Stream"),
    facts: say("Facts"),
    waiting: waiting > 0 ? say("Waiting ({n})", { n: waiting }) : say("Waiting"),
  };

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = PLACES[(PLACES.indexOf(place.value) + step + PLACES.length) % PLACES.length];
    if (!next) return;
    place.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  }

  return (
    <div class="desk-tabs" role="tablist" aria-label={say("Parts of the desk")}>
      {PLACES.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-controls={`part-${one}`}
          aria-selected={place.value === one}
          tabIndex={place.value === one ? 0 : -1}
          onKeyDown={move}
          onClick={() => {
            place.value = one;
          }}
        >
          {words[one]}
        </button>
      ))}
    </div>
  );
}
