import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { say } from "../desk/words.ts";
import { Modal } from "./modal.tsx";

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  /** Do it; gives "" when it is done, which closes the dialog, else why it is not. */
  act(): Promise<string>;
  close(): void;
  readonly children?: ComponentChildren;
  /** What cannot be taken back looks so. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

/** A dialog that asks for something: what is typed stays on a refusal, which stands beside it. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, act, close, children, danger = false, disabled = false } = props;
  const refusal = useSignal("");
  const isBusy = useSignal(false);
  const error = useId();

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    refusal.value = "";
    try {
      refusal.value = await act();
    } finally {
      isBusy.value = false;
    }
    if (!refusal.value) close();
  }

  return (
    <Modal title={title} close={close}>
      <form class="stack" onSubmit={send} aria-describedby={error}>
        {children}
        <p id={error} class={refusal.value ? "error" : "unseen"} role="alert">
          {refusal.value}
        </p>
        <div class="row">
          <button
            class={danger ? "button danger" : "button primary"}
            type="submit"
            disabled={disabled}
            aria-busy={isBusy.value}
          >
            {submit}
          </button>
          <button class="button quiet" type="button" onClick={close}>
            {say("Cancel")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
