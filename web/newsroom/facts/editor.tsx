/** Writes a fact: a new one, or one that stands there, in its place. */

import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { attachTypography } from "../composer/typography.ts";
import { Problem } from "../desk/api.ts";
import type { Fact } from "../desk/data.ts";
import { newId } from "../desk/id.ts";
import { isSend } from "../desk/shortcut.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { sentenceOf } from "../dialog/refusal.ts";
import { addFact, saveFact } from "./change.ts";
import { unsavedOf } from "./unsaved.ts";
import { rewritten, textOf } from "./wording.ts";

interface EditorProps {
  readonly state: State;
  /** The fact to be rewritten; null for a new one. */
  readonly fact: Fact | null;
  /** It opened by itself, with what was left: the focus stays where it is. */
  readonly isBack: boolean;
  close(): void;
}

export function Editor({ state, fact, isBack, close }: EditorProps) {
  const unsaved = useMemo(() => unsavedOf(state, fact), []);
  const left = useMemo(unsaved.read, []);
  const text = useSignal(left?.text ?? (fact ? textOf(fact.paragraphs) : ""));
  const isKnown = useSignal(left?.known ?? fact?.known ?? true);
  const refusal = useSignal("");
  /** The fact as it stands now, where it is another one than what I began with. */
  const isOther = fact && left && left.revision !== fact.revision;
  const theirs = useSignal<Fact | null>(isOther ? fact : null);
  const isBusy = useSignal(false);
  const base = useRef(fact);
  const sent = useRef({ key: newId(), words: "" });
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    if (!isBack) area.focus();
    return attachTypography(area, () => state.live.value.language);
  }, [state]);
  useEffect(() => unsaved.hold(), [unsaved]);

  function keep(): void {
    const revision = base.current?.revision ?? 0;
    unsaved.write({ text: text.value, known: isKnown.value, revision });
  }

  function leave(): void {
    unsaved.forget();
    close();
  }

  async function save(paragraphs: Fact["paragraphs"]): Promise<void> {
    const known = isKnown.value;
    if (base.current) {
      await saveFact(state, base.current, { paragraphs, known });
      return;
    }
    // Sent again after a lost answer it is the same fact; with other words it is another one.
    const words = JSON.stringify([paragraphs, known]);
    if (sent.current.words !== words) sent.current = { key: newId(), words };
    await addFact(state, { paragraphs, known, posts: [] }, sent.current.key);
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy.value) return;
    const paragraphs = rewritten(base.current?.paragraphs ?? [], text.value);
    if (paragraphs.length === 0) {
      refusal.value = say("A fact needs a text.");
      field.current?.focus();
      return;
    }
    isBusy.value = true;
    refusal.value = "";
    try {
      await save(paragraphs);
      leave();
    } catch (error) {
      const current = conflictOf(error);
      if (current) {
        theirs.value = current;
        base.current = current;
      } else {
        refusal.value = sentenceOf(error, state);
      }
    } finally {
      isBusy.value = false;
    }
  }

  function takeTheirs(): void {
    const { value } = theirs;
    state.facts.value = state.facts.value.map((one) => (one.id === value?.id ? value : one));
    leave();
  }

  return (
    <form
      class="fact-editor"
      onSubmit={send}
      onKeyDown={(event) => {
        // Escape never takes words along; there is a button for that.
        if (event.key === "Escape" && !unsaved.read()) close();
        if (isSend(event)) {
          event.stopPropagation();
          void send(event);
        }
      }}
    >
      {theirs.value && (
        <div class="notice warning" role="alert">
          <p>
            <b>{say("Somebody has changed this meanwhile. As it stands now:")}</b>
          </p>
          <p lang={state.live.value.language}>{textOf(theirs.value.paragraphs)}</p>
          <button class="button" type="button" onClick={takeTheirs}>
            {say("Take theirs")}
          </button>
        </div>
      )}
      <div class="field">
        <label for={id}>{fact ? say("Rewrite") : say("New fact")}</label>
        <textarea
          ref={field}
          id={id}
          rows={2}
          lang={state.live.value.language}
          dir="auto"
          value={text.value}
          aria-invalid={refusal.value !== ""}
          aria-describedby={`${id}-error`}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            keep();
          }}
        />
        <p id={`${id}-error`} class={refusal.value ? "error" : "unseen"} role="alert">
          {refusal.value}
        </p>
      </div>
      <div class="choice">
        <input
          id={`${id}-unknown`}
          type="checkbox"
          checked={!isKnown.value}
          onChange={(event) => {
            isKnown.value = !event.currentTarget.checked;
            keep();
          }}
        />
        <label for={`${id}-unknown`}>{say("Not known yet")}</label>
      </div>
      <div class="row">
        <button class="button" type="submit" aria-busy={isBusy.value}>
          {saveWords(fact, theirs.value)}
        </button>
        <button class="button quiet" type="button" onClick={leave}>
          {say("Cancel")}
        </button>
      </div>
    </form>
  );
}

function saveWords(fact: Fact | null, theirs: Fact | null): string {
  if (theirs) return say("Save mine");
  return fact ? say("Save") : say("Add");
}

/** The fact as it stands, where a save came too late (412). */
function conflictOf(error: unknown): Fact | null {
  if (!(error instanceof Problem) || error.code !== "conflict") return null;
  const { current } = error.facts;
  return (current as Fact | undefined) ?? null;
}
