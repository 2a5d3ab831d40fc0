import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { say } from "../desk/words.ts";

/** The reason why posts are hidden (for the newsroom) or withdrawn (for everybody). */
export function Reason({ value, isPublic }: { value: Signal<string>; isPublic: boolean }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {isPublic ? say("Reason, which readers see") : say("Reason, for the newsroom")}{" "}
        {!isPublic && <span class="optional">{say("(optional)")}</span>}
      </label>
      <textarea
        id={id}
        rows={2}
        required={isPublic}
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
