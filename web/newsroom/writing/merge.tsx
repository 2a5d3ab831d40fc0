/** Both texts side by side, and a third to keep: nobody is overwritten, and no word is lost. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Composer, createComposer } from "../composer/composer.ts";
import { attachTypography } from "../composer/typography.ts";
import type { Desk } from "../desk/compose.ts";
import type { Content } from "../desk/data.ts";
import { isSend } from "../desk/shortcut.ts";
import { say } from "../desk/words.ts";
import { Modal } from "../dialog/modal.tsx";
import { connections, uploadPicture } from "./body.tsx";
import { Change } from "./change.tsx";
import { compareWords, type Piece } from "./difference.ts";
import { plainOptions, plainText } from "./plain.ts";
import type { Saver } from "./saver.ts";
import { contentOf, type Words, wordsOf } from "./sheet.ts";
import { submit } from "./submit.ts";
import type { Clash } from "./work.ts";

type Column = "theirs" | "mine" | "keep";

const COLUMNS: readonly Column[] = ["theirs", "mine", "keep"];

export function Merge({ desk }: { desk: Desk }) {
  const clash = desk.work.clash.value;
  return clash && <Screen desk={desk} clash={clash} />;
}

function Screen({ desk, clash }: { desk: Desk; clash: Clash }) {
  const { work } = desk;
  const { saver, theirs, kind } = clash;
  const mine = wordsOf(saver.kept.value.sheet);
  const other = kind === "post" ? { ...mine, content: contentOf(theirs) } : wordsOf(theirs);
  const kept = useSignal<Words>(mine);
  /** What is typed in the third column is a draft of its own until it is decided: nothing is lost. */
  const third = useRef<Saver | null>(null);
  /** Raised when another text is laid into the third column. */
  const laid = useSignal(0);
  const shown = useSignal<Column>("keep");

  function lay(words: Words): void {
    kept.value = words;
    laid.value += 1;
    shown.value = "keep";
  }

  function type(content: Content): void {
    kept.value = { ...kept.value, content };
    third.current ??= work.copy(saver.kept.value.sheet);
    third.current.edit(kept.value);
  }

  function save(): void {
    work.clash.value = null;
    if (third.current) void work.drop(third.current);
    if (kind === "post") {
      saver.edit({ ...kept.value, base_revision: theirs.revision });
    } else {
      saver.resume(theirs.version, kept.value);
    }
    work.lay(saver);
    work.trouble.value = "";
    if (kind === "post") void submit(desk);
    else desk.composer.value?.focus();
  }

  /** Nothing is decided: theirs stays where it is, and mine is a draft of its own. */
  function leave(): void {
    work.clash.value = null;
    if (kind === "post") {
      work.trouble.value = say("The post was changed meanwhile. Your text is kept here.");
      return;
    }
    const { sheet } = saver.kept.value;
    const mine = work.copy(sheet);
    void work.close(saver);
    void work.keeper.forget(sheet.id);
    work.lay(mine);
    work.trouble.value = say(
      "Both texts are kept: yours lies here, the other is among your drafts.",
    );
  }

  const words: Record<Column, string> = {
    theirs: kind === "post" ? say("As published now") : say("As saved elsewhere"),
    mine: say("Mine"),
    keep: say("To keep"),
  };
  return (
    <Modal
      title={
        kind === "post"
          ? say("This post was changed meanwhile")
          : say("This draft was changed on another device, or by somebody else")
      }
      class="merge"
      close={leave}
    >
      <Change desk={desk} clash={clash} />
      <p class="second">{say("Words found in only one text are marked.")}</p>
      <div class="merge-tabs row">
        {COLUMNS.map((column) => (
          <button
            key={column}
            class="button"
            type="button"
            aria-pressed={shown.value === column}
            onClick={() => {
              shown.value = column;
            }}
          >
            {words[column]}
          </button>
        ))}
      </div>
      <div class="merge-columns" data-shown={shown.value}>
        <Text title={words.theirs} column="theirs" words={other} other={mine} />
        <Text title={words.mine} column="mine" words={mine} other={other} />
        <section class="merge-column" data-column="keep" aria-label={words.keep}>
          <h3>{words.keep}</h3>
          <Keep
            desk={desk}
            key={laid.value}
            content={kept.value.content}
            change={type}
            save={save}
          />
        </section>
      </div>
      <div class="actions row">
        <button class="button primary" type="button" onClick={save}>
          {kind === "post" ? say("Correct with the text to keep") : say("Save the text to keep")}
        </button>
        <button class="button" type="button" onClick={() => lay(other)}>
          {say("Take “{text}”", { text: words.theirs })}
        </button>
        <button class="button" type="button" onClick={() => lay(mine)}>
          {say("Take “{text}”", { text: words.mine })}
        </button>
        <button class="button quiet" type="button" onClick={leave}>
          {say("Decide later")}
        </button>
      </div>
    </Modal>
  );
}

interface TextProps {
  readonly title: string;
  readonly column: Column;
  readonly words: Words;
  readonly other: Words;
}

function Text({ title, column, words, other }: TextProps) {
  const { content } = words;
  const headline = compareWords(content.headline ?? "", other.content.headline ?? "").before;
  const body = compareWords(plainText(content), plainText(other.content)).before;
  const options = optionsOf(words);
  const others = optionsOf(other);
  const names: Record<string, string> = {
    authors: say("Authors, as signed"),
    topics: say("Topics"),
    people: say("People"),
    sources: say("Sources"),
    related: say("Read also"),
    note: say("Internal note"),
    correction_note: say("What was corrected, for readers"),
    marks: say("Options"),
  };
  return (
    <section class="merge-column" data-column={column} aria-label={title}>
      <h3>{title}</h3>
      <div class="merge-text" dir="auto">
        {content.headline && <h4>{marked(headline)}</h4>}
        <p>{marked(body)}</p>
      </div>
      <dl class="small">
        {Object.keys(options)
          .filter((name) => options[name] !== others[name])
          .map((name) => (
            <div key={name}>
              <dt>{names[name]}</dt>
              <dd>
                <mark>{options[name] || say("none")}</mark>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** All that belongs to the words, each as one line. */
function optionsOf(words: Words): Readonly<Record<string, string>> {
  const { content, note, correction_note, key_moment, pin, embargo_until } = words;
  const marks = [
    key_moment && say("Key moment"),
    pin && say("Pin"),
    embargo_until && say("Under embargo"),
  ]
    .filter(Boolean)
    .join(", ");
  return { ...plainOptions(content), note, correction_note: correction_note ?? "", marks };
}

function marked(pieces: readonly Piece[]) {
  return pieces.map(({ text, same }, index) =>
    same || !text.trim() ? text : <mark key={index}>{text}</mark>,
  );
}

interface KeepProps {
  readonly desk: Desk;
  readonly content: Content;
  change(content: Content): void;
  save(): void;
}

/** The text to keep: a composer of its own. */
function Keep({ desk, content, change, save }: KeepProps) {
  const mount = useRef<HTMLDivElement>(null);
  const headline = useRef<HTMLTextAreaElement>(null);
  const { language } = desk.state.live.value;
  useEffect(() => {
    if (!mount.current || !headline.current) return;
    const field = headline.current;
    const composer: Composer = createComposer(mount.current, {
      ...connections(desk),
      blocks: content.blocks ?? [],
      language,
      label: say("Text to keep"),
      change: tell,
      submit: save,
      upload: (file) => uploadPicture(desk.state, file),
    });
    function tell(): void {
      change({ ...content, headline: field.value || null, blocks: composer.blocks() });
    }
    field.value = content.headline ?? "";
    field.addEventListener("input", tell);
    const stop = attachTypography(field, () => language);
    // Where it lies already, and where the dialog opens only now.
    composer.focus();
    composer.element.autofocus = true;
    return () => {
      stop();
      field.removeEventListener("input", tell);
      composer.destroy();
    };
    // Mounted anew for each text that is laid down: what is typed must not begin it again.
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
    <div
      class="merge-keep"
      role="group"
      aria-label={say("Text to keep")}
      onKeyDown={(event) => {
        if (!event.defaultPrevented && isSend(event)) {
          event.preventDefault();
          save();
        }
      }}
    >
      <textarea
        ref={headline}
        class="headline"
        rows={1}
        lang={language}
        dir="auto"
        aria-label={say("Headline (optional)")}
        placeholder={say("Headline (optional)")}
      />
      <div class="body" ref={mount} />
    </div>
  );
}
