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

/** Several short values, each a chip: Enter or a comma adds, Backspace in the empty field takes away. */
export function Chips({ label, values, suggestions, change }: ChipsProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");

  function add(written: string): void {
    const added = written
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one && !values.includes(one));
    if (field.current) field.current.value = "";
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
              if (!isSend(event)) event.preventDefault();
              add(value);
            } else if (event.key === "Backspace" && !value) {
              const last = values[values.length - 1];
              if (last !== undefined) remove(last);
            }
          }}
          onInput={(event) => {
            // Keeps at once what is typed before a comma on a phone, or chosen from the list.
            const { value } = event.currentTarget;
            if (value.endsWith(",") || suggestions.includes(value)) add(value);
          }}
          onBlur={(event) => add(event.currentTarget.value)}
        />
      </div>
      <datalist id={`${id}-known`}>
        {suggestions
          .filter((one) => !values.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <p class="unseen" role="status">
        {said.value}
      </p>
    </div>
  );
}
