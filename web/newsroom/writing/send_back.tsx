import { useSignal } from "@preact/signals";
import { ask, Problem } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
import { Modal } from "../desk/modal.tsx";
import { say } from "../desk/words.ts";

/** Give a draft back to who handed it in, with a word. */
export function SendBack({ desk, close }: { desk: Desk; close(): void }) {
  const { work, state } = desk;
  const { id, author } = work.sheet.value;
  const word = useSignal("");
  const error = useSignal("");

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    // What the editor changed goes back with it.
    await work.saver.value.now();
    try {
      const path = `${state.path()}/drafts/${encodeURIComponent(id)}/return`;
      await ask(path, { method: "POST", body: { word: word.value } });
    } catch (failure) {
      if (state.learnLine(failure)) {
        error.value = say("The server cannot be reached. Try again once the line is back.");
      } else if (failure instanceof Problem) error.value = failure.message;
      else throw failure;
      return;
    }
    close();
    work.saver.value.close();
    await work.keeper.forget(id);
    work.goOn();
  }

  return (
    <Modal title={say("Send back to {name}", { name: author?.name ?? "" })} close={close}>
      <form class="stack" onSubmit={send}>
        <div class="field">
          <label for="send-back-word">{say("A word for them")}</label>
          <textarea
            id="send-back-word"
            rows={3}
            required
            value={word.value}
            aria-describedby="send-back-error"
            onInput={(event) => {
              word.value = event.currentTarget.value;
            }}
          />
          <p id="send-back-error" class={error.value ? "error" : ""} role="alert">
            {error.value}
          </p>
        </div>
        <div class="row">
          <button class="button primary" type="submit">
            {say("Send back")}
          </button>
          <button class="button quiet" type="button" onClick={close}>
            {say("Cancel")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
