import { useId } from "preact/hooks";
import { ask } from "../desk/api.ts";
import type { Draft } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { FormDialog } from "../dialog/form.tsx";
import { refusalOf } from "../dialog/refusal.ts";
import { unsentOf } from "../keep/unsent.ts";

interface SendBackProps {
  readonly state: State;
  readonly draft: Pick<Draft, "id" | "author">;
  /** What has to be done first; gives why it could not be, or "". */
  prepare?(): Promise<string>;
  done?(): void;
  close(): void;
}

/** Gives a draft that was handed in back to its author, with a word. */
export function SendBack({ state, draft, prepare, done, close }: SendBackProps) {
  const word = unsentOf(`return:${draft.id}`);
  const id = useId();

  async function act(): Promise<string> {
    const unprepared = await prepare?.();
    if (unprepared) return unprepared;
    const path = `${state.path()}/drafts/${encodeURIComponent(draft.id)}/return`;
    return await refusalOf(state, async () => {
      await ask(path, { method: "POST", body: { word: word.value } });
      state.drafts.value = state.drafts.value.filter((one) => one.id !== draft.id);
      word.value = "";
      done?.();
    });
  }

  return (
    <FormDialog
      title={say("Send back to {name}", { name: draft.author.name })}
      submit={say("Send back")}
      act={act}
      close={close}
    >
      <div class="field">
        <label for={id}>{say("A word for them")}</label>
        <textarea
          id={id}
          rows={3}
          required
          value={word.value}
          onInput={(event) => {
            word.value = event.currentTarget.value;
          }}
        />
      </div>
    </FormDialog>
  );
}
