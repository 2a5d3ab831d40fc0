/** All that happened to a post, with what changed in its words. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask } from "../desk/api.ts";
import type { Content, Page, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { Modal } from "../dialog/modal.tsx";
import { sentenceOf } from "../dialog/refusal.ts";
import { compareWords } from "../writing/difference.ts";
import { plainText } from "../writing/plain.ts";

export interface Revision {
  readonly seq: number;
  readonly type: string;
  readonly at: string | null;
  readonly recorded_at: string;
  readonly content: Content | null;
  readonly note: string | null;
  readonly reason: string | null;
  readonly erased: boolean;
  readonly by: string | null;
  readonly internal_reason: string;
}

interface HistoryProps {
  readonly state: State;
  readonly post: Post;
  close(): void;
}

export function History({ state, post, close }: HistoryProps) {
  const revisions = useSignal<readonly Revision[] | null>(null);
  const refusal = useSignal("");
  useEffect(() => {
    const stopped = new AbortController();
    const path = `${state.path()}/posts/${encodeURIComponent(post.id)}/history`;
    ask<Page<Revision>>(path, { signal: stopped.signal })
      .then(({ items }) => {
        revisions.value = items;
      })
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) refusal.value = sentenceOf(error, state);
      });
    return () => stopped.abort();
  }, [post.id]);

  const all = revisions.value ?? [];
  return (
    <Modal title={say("History of this post")} close={close} class="history" isRead={true}>
      {refusal.value && <p class="error">{refusal.value}</p>}
      {!revisions.value && !refusal.value && <p role="status">{say("Loading…")}</p>}
      <ol class="history-list">
        {all.map((revision, index) => (
          <li key={revision.seq}>
            <Happened revision={revision} zone={state.live.value.time_zone} />
            {revision.content && (
              <Words content={revision.content} before={contentBefore(all, index)} />
            )}
          </li>
        ))}
      </ol>
      <button class="button" type="button" onClick={close}>
        {say("Close")}
      </button>
    </Modal>
  );
}

function Happened({ revision, zone }: { revision: Revision; zone: string }) {
  const { at, recorded_at, by, note, reason, internal_reason, erased } = revision;
  const time = at ?? recorded_at;
  return (
    <>
      <p>
        <time dateTime={time}>{shortTime(time, zone)}</time> <b>{happenedWords(revision)}</b>
        {by && <span class="second"> {say("by {name}", { name: by })}</span>}
      </p>
      {note && <p>{say("Public note: {note}", { note })}</p>}
      {reason && <p>{say("Public reason: {reason}", { reason })}</p>}
      {internal_reason && <p>{say("For the newsroom: {reason}", { reason: internal_reason })}</p>}
      {erased && <p class="second">{say("These words are erased.")}</p>}
    </>
  );
}

/** The words of a version; what it has that the one before had not is marked. */
function Words({ content, before }: { content: Content; before: Content | null }) {
  const after = readable(content);
  if (!before) return <p class="history-words">{after}</p>;
  const difference = compareWords(readable(before), after);
  return (
    <>
      <p class="history-words before">
        <span class="unseen">{say("Before:")} </span>
        {difference.before.map(({ text, same }, index) =>
          same ? text : <del key={index}>{text}</del>,
        )}
      </p>
      <p class="history-words">
        <span class="unseen">{say("After:")} </span>
        {difference.after.map(({ text, same }, index) =>
          same ? text : <ins key={index}>{text}</ins>,
        )}
      </p>
    </>
  );
}

function contentBefore(all: readonly Revision[], index: number): Content | null {
  for (let at = index - 1; at >= 0; at--) {
    const { content = null } = all[at] ?? {};
    if (content) return content;
  }
  return null;
}

function readable(content: Content): string {
  return [content.headline ?? "", plainText(content)].filter(Boolean).join("\n\n");
}

function happenedWords({ type, note }: Revision): string {
  switch (type) {
    case "post.published":
      return say("Published");
    case "post.corrected":
      return note ? say("Corrected") : say("Minor edit");
    case "post.hidden":
      return say("Hidden");
    case "post.shown":
      return say("Shown again");
    case "post.withdrawn":
      return say("Withdrawn");
    case "post.erased":
      return say("Erased");
    case "post.pinned":
      return say("Pinned");
    case "post.unpinned":
      return say("Unpinned");
    case "post.marked":
      return say("Made a key moment");
    case "post.unmarked":
      return say("No longer a key moment");
    case "post.moved":
      return say("Moved in time");
    default:
      return type;
  }
}
