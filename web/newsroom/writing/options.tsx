/** What belongs to a post beside its words: folded away until it is needed. */

import type { Desk } from "../desk/compose.ts";
import type { Content, Post, Related, Source } from "../desk/data.ts";
import { keyOf } from "../desk/shortcut.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { Chips } from "./chips.tsx";
import { Embargo, embargoOf, embargoWords } from "./embargo.tsx";
import { Moment } from "./moment.tsx";
import { Rows } from "./rows.tsx";
import { firstWords, type Sheet } from "./sheet.ts";

/** As many posts are offered to be replied to. */
const REPLIES = 40;

export function Options({ desk }: { desk: Desk }) {
  const { work, state, isShowingOptions } = desk;
  const zone = state.live.value.time_zone;
  const { sheet } = work;
  const { key_moment, pin, post } = sheet.value;
  return (
    <div class="options">
      <div class="row">
        {!post && (
          <>
            <Toggle
              words={say("Key moment")}
              isOn={key_moment}
              toggle={() => work.edit({ key_moment: !key_moment })}
            />
            <Toggle words={say("Pin")} isOn={pin} toggle={() => work.edit({ pin: !pin })} />
          </>
        )}
        <button
          class="button quiet"
          type="button"
          aria-expanded={isShowingOptions.value}
          aria-controls="options-more"
          aria-keyshortcuts={keyOf("options").replace(" ", "+")}
          onClick={() => {
            isShowingOptions.value = !isShowingOptions.value;
          }}
        >
          {isShowingOptions.value ? say("Fewer options") : say("More options")}
        </button>
        <p class="second small summary">{summary(sheet.value, zone)}</p>
      </div>
      <div id="options-more" class="stack" hidden={!isShowingOptions.value}>
        {isShowingOptions.value && <More desk={desk} />}
      </div>
    </div>
  );
}

function Toggle(props: { words: string; isOn: boolean; toggle(): void }) {
  return (
    <button class="button toggle" type="button" aria-pressed={props.isOn} onClick={props.toggle}>
      {props.words}
    </button>
  );
}

function summary({ content, embargo_until }: Sheet, zone: string): string {
  const { authors, topics, sources } = content;
  const until = embargoOf({ embargo_until });
  const parts = [until ? embargoWords(until, zone) : "", authors?.join(", ") ?? ""];
  parts.push(topics?.join(", ") ?? "");
  parts.push(sources?.map((source) => source.name).join(", ") ?? "");
  return parts.filter(Boolean).join(" · ");
}

function More({ desk }: { desk: Desk }) {
  const { work, state } = desk;
  const { content, post, note, reply_to } = work.sheet.value;
  const posts = [...state.posts.value.values()];
  const put = (change: Partial<Content>) => work.edit({ content: { ...content, ...change } });
  const authors = [state.me.value.signed, ...suggestions(posts, "authors")];
  return (
    <>
      <Chips
        label={say("Authors, as signed")}
        values={content.authors ?? []}
        suggestions={[...new Set(authors)].filter(Boolean)}
        change={(values) => put({ authors: values })}
      />
      <Chips
        label={say("Topics")}
        values={content.topics ?? []}
        suggestions={suggestions(posts, "topics")}
        change={(values) => put({ topics: values })}
      />
      <Chips
        label={say("People")}
        values={content.people ?? []}
        suggestions={suggestions(posts, "people")}
        change={(values) => put({ people: values })}
      />
      <Rows<Source>
        title={say("Sources")}
        add={say("Add a source")}
        items={content.sources ?? []}
        empty={{ name: "" }}
        change={(sources) => put({ sources })}
        row={(source, change) => <SourceRow source={source} change={change} />}
      />
      <Rows<Related>
        title={say("Read also")}
        add={say("Add a link")}
        items={content.related ?? []}
        empty={{ url: "", title: "" }}
        change={(related) => put({ related })}
        row={(link, change) => (
          <>
            <input
              aria-label={say("Title of the page")}
              placeholder={say("Title")}
              value={link.title}
              onInput={(event) => change({ title: event.currentTarget.value })}
            />
            <input
              aria-label={say("Address of the page")}
              type="url"
              placeholder="https://"
              value={link.url}
              onInput={(event) => change({ url: event.currentTarget.value })}
            />
          </>
        )}
      />
      {!post && <Moment desk={desk} />}
      <Embargo desk={desk} />
      {!post && (
        <div class="field">
          <label for="reply-to">{say("Reply to")}</label>
          <select
            id="reply-to"
            value={reply_to}
            onChange={(event) => work.edit({ reply_to: event.currentTarget.value })}
          >
            <option value="">{say("No post")}</option>
            {newest(posts).map((one) => (
              <option key={one.id} value={one.id}>
                {[
                  one.published_at && shortTime(one.published_at, state.live.value.time_zone),
                  firstWords({ content: one }),
                ]
                  .filter(Boolean)
                  .join(" ")}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="internal-note">{say("Internal note")}</label>
        <textarea
          id="internal-note"
          rows={2}
          aria-describedby="internal-note-hint"
          value={note}
          onInput={(event) => work.edit({ note: event.currentTarget.value })}
        />
        <p class="hint" id="internal-note-hint">
          {say("For the newsroom alone: never published.")}
        </p>
      </div>
    </>
  );
}

function SourceRow(props: { source: Source; change(put: Partial<Source>): void }) {
  const { source, change } = props;
  return (
    <>
      <input
        aria-label={say("Name of the source")}
        placeholder={say("Name")}
        value={source.name}
        onInput={(event) => change({ name: event.currentTarget.value })}
      />
      <select
        aria-label={say("Status of the source")}
        value={source.status ?? "confirmed"}
        onChange={(event) =>
          change({ status: event.currentTarget.value as NonNullable<Source["status"]> })
        }
      >
        <option value="confirmed">{say("Confirmed")}</option>
        <option value="claimed">{say("Claimed")}</option>
        <option value="disputed">{say("Disputed")}</option>
      </select>
      <input
        aria-label={say("Address of the source (optional)")}
        type="url"
        placeholder="https://"
        value={source.url ?? ""}
        onInput={(event) => change({ url: event.currentTarget.value || null })}
      />
    </>
  );
}

/** What this live's posts have, the most frequent first. */
function suggestions(posts: readonly Post[], field: "authors" | "topics" | "people"): string[] {
  const counts = new Map<string, number>();
  for (const value of posts.flatMap((post) => post[field])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}

function newest(posts: readonly Post[]): Post[] {
  return posts
    .filter((post) => post.condition === "visible")
    .sort((one, other) => (one.published_at ?? "").localeCompare(other.published_at ?? ""))
    .reverse()
    .slice(0, REPLIES);
}
