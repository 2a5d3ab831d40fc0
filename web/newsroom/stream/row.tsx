/** One post of the stream: its words, its signs, and what can be done with it. */

import { useComputed } from "@preact/signals";
import type { Post } from "../desk/data.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { Menu } from "../dialog/menu.tsx";
import { pick, picking } from "../facts/picking.ts";
import { actionsOf, actionWords, bulkActionsOf, isFinal } from "./action.ts";
import { excerptOf, nameOf, wordless } from "./excerpt.ts";
import { perform } from "./perform.ts";
import type { Reading } from "./reading.ts";
import { extend, toggle } from "./selection.ts";
import { signsOf } from "./sign.ts";

/** The actions that stand in the row before all others; the rest where there is room. */
const FIRST_ACTIONS = 3;

interface RowProps {
  readonly reading: Reading;
  readonly post: Post;
  readonly position: number;
  readonly size: number;
  /** Whether Tab leads to it: one row of the list is reached so. */
  readonly isReached: boolean;
}

export function Row({ reading, post, position, size, isReached }: RowProps) {
  const { id } = post;
  const { state } = reading;
  const { time_zone: zone } = state.live.value;
  const isCurrent = useComputed(() => reading.current.value === id).value;
  const isSelected = useComputed(() => reading.selection.value.ids.has(id)).value;
  const isPinned = useComputed(() => state.live.value.pinned === id).value;
  const isBusy = useComputed(() => reading.busy.value.has(id)).value;
  const refusal = useComputed(() => reading.refusals.value.get(id)).value;
  const lease = useComputed(() => reading.leases.value.get(id)).value;
  const drafts = useComputed(() => reading.corrections.value.get(id)).value ?? [];
  const tab = isReached ? 0 : -1;

  const signs = signsOf(post, { zone, isPinned, lease, drafts });
  const kinds = [
    post.condition,
    post.key_moment && "key",
    post.corrections.length > 0 && "fixed",
    isSelected && "selected",
    isCurrent && "current",
  ];
  const words = excerptOf(post);
  const name = nameOf(post, zone);
  return (
    <article
      class={`entry ${kinds.filter(Boolean).join(" ")}`}
      data-post={id}
      tabIndex={tab}
      aria-posinset={position}
      aria-setsize={size}
      aria-labelledby={`entry-${id}`}
      aria-describedby={signs.length > 0 ? `signs-${id}` : undefined}
      aria-busy={isBusy}
    >
      <p class="entry-when">
        {post.published_at && (
          <time dateTime={post.published_at}>{shortTime(post.published_at, zone)}</time>
        )}
        {post.authors.length > 0 && <span class="entry-authors">{post.authors.join(", ")}</span>}
      </p>
      <div class="entry-tools">
        {bulkActionsOf(state.may).length > 0 && (
          <Checkbox reading={reading} id={id} name={name} isSelected={isSelected} tab={tab} />
        )}
        <Actions reading={reading} post={post} name={name} isPinned={isPinned} tab={tab} />
      </div>
      <p class="entry-words" id={`entry-${id}`} lang={state.live.value.language} dir="auto">
        {post.headline && <b>{post.headline}</b>} {words && <span>{words}</span>}
        {!post.headline && !words && <i>{wordless(post)}</i>}
      </p>
      {signs.length > 0 && (
        <ul class="entry-signs" id={`signs-${id}`}>
          {signs.map((sign, index) => (
            <li key={index} class={sign.kind}>
              {sign.words}
            </li>
          ))}
        </ul>
      )}
      {post.note && (
        <p class="entry-note">
          <b>{say("Internal note:")}</b> {post.note}
        </p>
      )}
      <Support id={id} />
      {isCurrent && <InRow reading={reading} post={post} isPinned={isPinned} />}
      <p class={refusal ? "entry-refusal" : "unseen"} role="status">
        {refusal}
      </p>
    </article>
  );
}

interface CheckboxProps {
  readonly reading: Reading;
  readonly id: string;
  /** What the post is called (excerpt.ts): each box of the list has a name of its own. */
  readonly name: string;
  readonly isSelected: boolean;
  readonly tab: number;
}

function Checkbox({ reading, id, name, isSelected, tab }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      class="entry-select"
      tabIndex={tab}
      checked={isSelected}
      aria-label={say("Select this post: {post}", { post: name })}
      onClick={(event) => {
        const { selection, listing } = reading;
        selection.value = event.shiftKey
          ? extend(selection.value, id, listing.value.ids)
          : toggle(selection.value, id);
      }}
    />
  );
}

interface ActionsProps {
  readonly reading: Reading;
  readonly post: Post;
  readonly isPinned: boolean;
}

function Actions({
  reading,
  post,
  name,
  isPinned,
  tab,
}: ActionsProps & { name: string; tab: number }) {
  const may = reading.state.may;
  const items = actionsOf(post, may, isPinned).map((action) => ({
    key: action,
    words: actionWords(action, may),
    isFinal: isFinal(action),
    act: () => void perform(reading, action, post),
  }));
  const label = say("All that can be done with this post: {post}", { post: name });
  return <Menu label={label} items={items} tabIndex={tab} />;
}

/** The actions of the row that the keys go to, without a menu. */
function InRow({ reading, post, isPinned }: ActionsProps) {
  const may = reading.state.may;
  return (
    <div class="entry-actions">
      {actionsOf(post, may, isPinned).map((action, index) => (
        <button
          key={action}
          class={`button quiet ${index < FIRST_ACTIONS ? "" : "rest"}`}
          type="button"
          onClick={() => void perform(reading, action, post)}
        >
          {actionWords(action, may)}
        </button>
      ))}
    </div>
  );
}

/** While posts are picked for a fact: whether this one supports it. */
function Support({ id }: { id: string }) {
  const { value } = picking;
  if (!value) return null;
  const isPicked = value.posts.includes(id);
  return (
    <button
      class="button entry-support"
      type="button"
      aria-pressed={isPicked}
      aria-describedby={`entry-${id}`}
      onClick={() => pick(id)}
    >
      {say("Supports this fact")}
    </button>
  );
}
