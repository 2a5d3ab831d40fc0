import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { ConfirmByWord } from "../dialog/confirm.tsx";
import { FormDialog } from "../dialog/form.tsx";
import { refusalOf } from "../dialog/refusal.ts";
import { eraseFact, removeFact } from "./change.ts";
import { textOf } from "./wording.ts";

export type FarewellKind = "remove" | "erase";

interface FarewellProps {
  readonly state: State;
  readonly fact: Fact;
  readonly kind: FarewellKind;
  close(): void;
}

/** A fact leaves the list: taken off it, or destroyed. */
export function Farewell({ state, fact, kind, close }: FarewellProps) {
  const words = <blockquote class="which">{textOf(fact.paragraphs)}</blockquote>;
  if (kind === "remove") {
    return (
      <FormDialog
        title={say("Remove this fact from the list")}
        submit={say("Remove")}
        act={() => refusalOf(state, () => removeFact(state, fact))}
        close={close}
      >
        {words}
        <p>{say("Readers no longer see it; it stays in the live’s history.")}</p>
      </FormDialog>
    );
  }
  return (
    <ConfirmByWord
      title={say("Erase this fact for good")}
      submit={say("Erase")}
      act={() => refusalOf(state, () => eraseFact(state, fact))}
      close={close}
    >
      {words}
      <p>
        {say(
          "Its words, and all earlier versions of them, are destroyed. Nobody can bring them back.",
        )}
      </p>
    </ConfirmByWord>
  );
}
