import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { isSend } from "../desk/shortcut.ts";
import { say } from "../desk/words.ts";

interface ChipsProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly suggestions: readonly string[];
  change(values: readonly string[]): void;
}

/** So many known values are offered for one that was begun. */
const OFFERED_MAX = 3;

/**
 * Several short values, each a chip: Enter or a comma adds, Backspace in the empty field takes away. Leaving
 * the field adds too, but not the mere beginning of a known value: "La r" must not go out for "La rédaction".
 */
export function Chips({ label, values, suggestions, change }: ChipsProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  /** The beginning of a known value that was left in the field, not added. */
  const begun = useSignal("");
  const offered = suggestions.filter((one) => !values.includes(one) && isBegun(begun.value, one));

  /** Add what was left in the field; false where it has only begun a known value. */
  function leave(): boolean {
    const written = field.current?.value.trim() ?? "";
    const known = suggestions.find((one) => fold(one) === fold(written));
    begun.value = !known && suggestions.some((one) => isBegun(written, one)) ? written : "";
    if (!begun.value) add(known ?? written);
    return !begun.value;
  }

  function choose(value: string): void {
    add(value);
    field.current?.focus();
  }

  function add(written: string): void {
    const added = written
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one && !values.includes(one));
    if (field.current) field.current.value = "";
    begun.value = "";
    if (added.length) change([...values, ...added]);
  }

  function remove(value: string): void {
    change(values.filter((one) => one !== value));
    said.value = say("{value} removed.", { value });
    field.current?.focus();
  }

  return (
    <div class="field chips">
      <label for={id}>{label}</label>
      <div class="chip-box">
        {values.map((value) => (
          <span class="chip" key={value}>
            {value}
            <button
              type="button"
              aria-label={say("Remove {value}", { value })}
              onClick={() => remove(value)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </span>
        ))}
        <input
          ref={field}
          id={id}
          list={`${id}-known`}
          autocomplete="off"
          onKeyDown={(event) => {
            const { value } = event.currentTarget;
            const isAdding = (event.key === "Enter" || event.key === ",") && !event.isComposing;
            if (isAdding) {
              // What sends the post takes along what was just typed here.
              if (!isSend(event)) {
                event.preventDefault();
                add(value);
              } else if (!leave()) {
                event.preventDefault();
              }
            } else if (event.key === "Backspace" && !value) {
              const last = values[values.length - 1];
              if (last !== undefined) remove(last);
            }
          }}
          onInput={(event) => {
            // Keeps at once what is typed before a comma on a phone, or chosen from the list.
            const { value } = event.currentTarget;
            begun.value = "";
            if (value.endsWith(",") || suggestions.includes(value)) add(value);
          }}
          onBlur={leave}
        />
      </div>
      <datalist id={`${id}-known`}>
        {suggestions
          .filter((one) => !values.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      {/* It stands there always: only what comes into a region that is there is read out. */}
      <div class={begun.value ? "begun row small" : "unseen"} role="status">
        {begun.value && (
          <>
            <span>{say("“{value}” is not added yet.", { value: begun.value })}</span>
            {[...offered.slice(0, OFFERED_MAX), begun.value].map((one) => (
              <button key={one} class="button" type="button" onClick={() => choose(one)}>
                {say("Add “{value}”", { value: one })}
              </button>
            ))}
          </>
        )}
      </div>
      <p class="unseen" role="status">
        {said.value}
      </p>
    </div>
  );
}

/** Say whether a known value begins with what was written, and goes on. */
function isBegun(written: string, known: string): boolean {
  return written !== "" && fold(known).startsWith(fold(written)) && fold(known) !== fold(written);
}

function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
