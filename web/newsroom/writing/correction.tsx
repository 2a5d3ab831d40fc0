import type { Desk } from "../desk/compose.ts";
import { say } from "../desk/words.ts";

/** Whether readers are told what was corrected. */
export function CorrectionNote({ desk: { work } }: { desk: Desk }) {
  const note = work.sheet.value.correction_note;
  return (
    <fieldset class="correction-note">
      <legend>{say("Kind of correction")}</legend>
      <div class="choice">
        <input
          type="radio"
          id="correction-minor"
          name="correction"
          checked={note === null}
          onChange={() => work.edit({ correction_note: null })}
        />
        <label for="correction-minor">
          {say("Minor")}
          <span class="hint">{say("A typing error, a comma: no note.")}</span>
        </label>
      </div>
      <div class="choice">
        <input
          type="radio"
          id="correction-substantive"
          name="correction"
          checked={note !== null}
          onChange={() => work.edit({ correction_note: note ?? "" })}
        />
        <label for="correction-substantive">
          {say("Substantive")}
          <span class="hint">{say("A fact changes: readers are told, under the post.")}</span>
        </label>
      </div>
      {note !== null && (
        <div class="field">
          <label for="correction-note">{say("What was corrected, for readers")}</label>
          <textarea
            id="correction-note"
            rows={2}
            value={note}
            placeholder={say("9 injured, not 12")}
            onInput={(event) => work.edit({ correction_note: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
