/** Ties a fact to posts: found by their words here, or picked in the stream. */

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Fact, Post } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { fetchPage } from "../stream/fetch.ts";
import { EVERYTHING } from "../stream/filter.ts";
import { goTo } from "../stream/place.ts";
import { firstWords } from "../writing/sheet.ts";
import { saveFact } from "./change.ts";
import { picking } from "./picking.ts";

const TYPING_MS = 200;
const FOUND_MAX = 6;

interface TieProps {
  readonly state: State;
  readonly fact: Fact;
  close(): void;
}

export function Tie({ state, fact, close }: TieProps) {
  const posts = useSignal<readonly string[]>(fact.posts);
  /** What was tied once stays in view, to be ticked again. */
  const listed = useSignal<readonly string[]>(fact.posts);
  const text = useSignal("");
  const found = useSignal<readonly Post[]>([]);
  const refusal = useSignal("");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const words = text.value.trim();
    if (!words) {
      found.value = [];
      return;
    }
    const stopped = new AbortController();
    const typing = window.setTimeout(async () => {
      refusal.value = await refusalOf(state, async () => {
        const asked = { ...EVERYTHING, text: words };
        const page = await fetchPage(state, asked, null, stopped.signal).catch((error) => {
          if (stopped.signal.aborted) return null;
          throw error;
        });
        if (!page) return;
        state.learnPosts(page.items);
        found.value = page.items.slice(0, FOUND_MAX);
      });
    }, TYPING_MS);
    return () => {
      clearTimeout(typing);
      stopped.abort();
    };
  }, [text.value]);

  function toggle(post: string): void {
    const { value } = posts;
    posts.value = value.includes(post) ? value.filter((one) => one !== post) : [...value, post];
    if (!listed.value.includes(post)) listed.value = [...listed.value, post];
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    refusal.value = await refusalOf(state, () => saveFact(state, fact, { posts: posts.value }));
    if (!refusal.value) close();
  }

  const others = listed.value.filter((one) => !found.value.some((post) => post.id === one));
  return (
    <form
      class="fact-tie"
      onSubmit={save}
      onKeyDown={({ key }) => {
        if (key === "Escape" && !text.value) close();
      }}
    >
      <div class="field">
        <label for={id}>{say("Posts that support this")}</label>
        <input
          ref={field}
          id={id}
          type="search"
          placeholder={say("Search in the posts")}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </div>
      <ul class="tie-list">
        {[...found.value.map((post) => post.id), ...others].map((one) => (
          <li key={one} class="choice">
            <input
              id={`${id}-${one}`}
              type="checkbox"
              checked={posts.value.includes(one)}
              onChange={() => toggle(one)}
            />
            <label for={`${id}-${one}`}>{nameOf(state, one)}</label>
          </li>
        ))}
      </ul>
      {text.value.trim() && found.value.length === 0 && (
        <p class="hint">{say("No post found with these words.")}</p>
      )}
      <p class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </p>
      <div class="row">
        <button class="button" type="submit">
          {say("Save")}
        </button>
        <button
          class="button"
          type="button"
          onClick={() => {
            picking.value = { fact, posts: posts.value };
            close();
            goTo("stream");
          }}
        >
          {say("Pick in the stream")}
        </button>
        <button class="button quiet" type="button" onClick={close}>
          {say("Cancel")}
        </button>
      </div>
    </form>
  );
}

function nameOf(state: State, id: string): string {
  const post = state.posts.value.get(id);
  if (!post) return say("A post that is not loaded");
  const time = post.published_at && shortTime(post.published_at, state.live.value.time_zone);
  return [time, firstWords({ content: post }, 60)].filter(Boolean).join(" ");
}
