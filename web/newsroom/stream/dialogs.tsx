/** The dialogs about one post: what is asked for before it is done. */

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Post } from "../desk/data.ts";
import { noSuchTime, TimeField } from "../desk/time_field.tsx";
import { say } from "../desk/words.ts";
import { instantOf, placeOf, wallTime } from "../desk/zone.ts";
import { ConfirmByWord } from "../dialog/confirm.tsx";
import { FormDialog } from "../dialog/form.tsx";
import { refusalOf } from "../dialog/refusal.ts";
import { unsentOf } from "../keep/unsent.ts";
import { firstWords } from "../writing/sheet.ts";
import { History } from "./history.tsx";
import { send } from "./perform.ts";
import type { Asked, Reading } from "./reading.ts";
import { Reason } from "./reason.tsx";

export function Dialogs({ reading }: { reading: Reading }) {
  const asked = reading.dialog.value;
  if (!asked) return null;
  const close = () => {
    reading.dialog.value = null;
  };
  return <Dialog key={asked.post.id} reading={reading} asked={asked} close={close} />;
}

interface DialogProps {
  readonly reading: Reading;
  readonly post: Post;
  close(): void;
}

function Dialog({ reading, asked, close }: Omit<DialogProps, "post"> & { readonly asked: Asked }) {
  const { kind, post } = asked;
  switch (kind) {
    case "withdraw":
      return <Withdraw reading={reading} post={post} close={close} />;
    case "erase":
      return <Erase reading={reading} post={post} close={close} />;
    case "move":
      return <Move reading={reading} post={post} close={close} />;
    case "note":
      return <Note reading={reading} post={post} close={close} />;
    case "history":
      return <History state={reading.state} post={post} close={close} />;
  }
}

function Withdraw({ reading: { state }, post, close }: DialogProps) {
  const reason = unsentOf(`withdraw:${post.id}`);
  const isKept = useSignal(false);
  const id = useId();
  const act = () =>
    refusalOf(state, async () => {
      const body = { reason: reason.value, words_kept: isKept.value };
      await send(state, post.id, "withdraw", body);
      reason.value = "";
    });
  return (
    <FormDialog
      title={say("Withdraw this post in public")}
      submit={say("Withdraw")}
      act={act}
      close={close}
    >
      <Which post={post} />
      <Reason value={reason} isPublic={true} />
      <div class="choice">
        <input
          id={id}
          type="checkbox"
          checked={isKept.value}
          onChange={(event) => {
            isKept.value = event.currentTarget.checked;
          }}
        />
        <label for={id}>
          {say("Keep the words in public, marked as withdrawn")}
          <span class="hint">{say("Otherwise readers see only the reason.")}</span>
        </label>
      </div>
    </FormDialog>
  );
}

function Erase({ reading: { state }, post, close }: DialogProps) {
  const act = () => send(state, post.id, "erase", { confirm: post.id });
  return (
    <ConfirmByWord
      title={say("Erase this post for good")}
      submit={say("Erase")}
      act={() => refusalOf(state, act)}
      close={close}
    >
      <Which post={post} />
      <p>
        {say(
          "Its words, and all earlier versions of them, are destroyed. Nobody can bring them back.",
        )}
      </p>
    </ConfirmByWord>
  );
}

function Move({ reading: { state }, post, close }: DialogProps) {
  const { time_zone: zone } = state.live.value;
  const wall = useSignal(post.published_at ? wallTime(new Date(post.published_at), zone) : "");

  async function act(): Promise<string> {
    const at = instantOf(wall.value, zone);
    if (!at) return noSuchTime(zone);
    const published_at = at.toISOString();
    return await refusalOf(state, () => send(state, post.id, "move", { published_at }));
  }

  return (
    <FormDialog title={say("Move this post in time")} submit={say("Move")} act={act} close={close}>
      <Which post={post} />
      <TimeField
        label={say("Time in {place}", { place: placeOf(zone) })}
        wall={wall.value}
        hint={say("The post goes to its place among the others, also on open pages.")}
        change={(given) => {
          wall.value = given;
        }}
      />
    </FormDialog>
  );
}

function Note({ reading: { state }, post, close }: DialogProps) {
  const text = useSignal(post.note ?? "");
  const id = useId();
  return (
    <FormDialog
      title={say("Internal note")}
      submit={say("Save the note")}
      act={() => refusalOf(state, () => send(state, post.id, "note", { text: text.value }))}
      close={close}
    >
      <Which post={post} />
      <div class="field">
        <label for={id}>{say("Note for the newsroom")}</label>
        <textarea
          id={id}
          rows={3}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <p class="hint">{say("Readers never see it. Empty it to remove the note.")}</p>
      </div>
    </FormDialog>
  );
}

function Which({ post }: { post: Post }) {
  const words = firstWords({ content: post }, 120);
  return words ? <blockquote class="which">{words}</blockquote> : null;
}
