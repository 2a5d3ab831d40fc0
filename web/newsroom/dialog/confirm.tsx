import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { say } from "../desk/words.ts";
import { FormDialog } from "./form.tsx";

interface ConfirmProps {
  readonly title: string;
  readonly submit: string;
  act(): Promise<string>;
  close(): void;
  readonly children: ComponentChildren;
}

/** Asks for a word to be typed before words are destroyed for good: a slip of the hand is not enough. */
export function ConfirmByWord({ title, submit, act, close, children }: ConfirmProps) {
  const typed = useSignal("");
  const field = useId();
  const word = say("erase");
  const isTyped = typed.value.trim().toLowerCase() === word.toLowerCase();
  return (
    <FormDialog
      title={title}
      submit={submit}
      act={act}
      close={close}
      danger={true}
      disabled={!isTyped}
    >
      {children}
      <div class="field short">
        <label for={field}>{say("Type “{word}” to confirm", { word })}</label>
        <input
          id={field}
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </div>
    </FormDialog>
  );
}
