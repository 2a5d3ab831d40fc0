/** A field for a time, by the clock on the wall of the live's own zone. */

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { say } from "./words.ts";
import { instantOf, placeOf, wallTime } from "./zone.ts";

interface TimeFieldProps {
  readonly label: string;
  /** As the wall's clock says it (zone.ts). */
  readonly wall: string;
  readonly hint: string;
  readonly isWrong?: boolean;
  /** It is set with the choice, not with a button: then what is half typed is not heard. */
  readonly isSetAtOnce?: boolean;
  change(wall: string): void;
}

export function TimeField(props: TimeFieldProps) {
  const { label, wall, hint, isWrong = false, isSetAtOnce = false } = props;
  const id = useId();
  const hear = (event: { readonly currentTarget: HTMLInputElement }) =>
    props.change(event.currentTarget.value);
  return (
    <div class="field short">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        required
        value={wall}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        {...(isSetAtOnce ? { onChange: hear } : { onInput: hear })}
      />
      <p id={`${id}-hint`} class={isWrong ? "error" : "hint"}>
        {hint}
      </p>
    </div>
  );
}

interface InstantFieldProps {
  readonly label: string;
  /** An ISO time. */
  readonly at: string;
  readonly zone: string;
  readonly hint: string;
  change(at: string): void;
}

/** The same for what is set at once: a time that there is not changes nothing, and says so. */
export function InstantField({ label, at, zone, hint, change }: InstantFieldProps) {
  const isWrong = useSignal(false);
  return (
    <TimeField
      label={label}
      wall={wallTime(new Date(at), zone)}
      hint={isWrong.value ? noSuchTime(zone) : hint}
      isWrong={isWrong.value}
      isSetAtOnce
      change={(wall) => {
        const instant = instantOf(wall, zone);
        isWrong.value = instant === null;
        if (instant) change(instant.toISOString());
      }}
    />
  );
}

export function noSuchTime(zone: string): string {
  return say("There is no such time in {place}.", { place: placeOf(zone) });
}
