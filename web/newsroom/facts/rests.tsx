import { useSignal } from "@preact/signals";
import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { refusalOf } from "../dialog/refusal.ts";
import { conditionWords } from "../stream/condition.ts";
import { revealPost } from "../stream/view.ts";
import { firstWords } from "../writing/sheet.ts";

/** The posts that a fact rests on: short threads that lead to them. */
export function Rests({ state, fact }: { state: State; fact: Fact }) {
  const refusal = useSignal("");
  const posts = state.posts.value;
  const { time_zone: zone } = state.live.value;

  async function reveal(id: string): Promise<void> {
    const isListed = document.querySelector(`.feed [data-post="${CSS.escape(id)}"]`) !== null;
    refusal.value = await refusalOf(state, () => revealPost(state, id, isListed));
  }

  if (fact.posts.length === 0) return <span class="second">{say("Tied to no post")}</span>;
  return (
    <>
      <ul class="rests" aria-label={say("Posts that support this")}>
        {fact.posts.map((id) => {
          const post = posts.get(id);
          const time = post?.published_at && shortTime(post.published_at, zone);
          const words =
            post && (firstWords({ content: post }, 60) || conditionWords(post.condition));
          return (
            <li key={id}>
              <button type="button" onClick={() => void reveal(id)}>
                {[time, words || say("a post")].filter(Boolean).join(" ")}
              </button>
            </li>
          );
        })}
      </ul>
      <span class={refusal.value ? "error" : "unseen"} role="alert">
        {refusal.value}
      </span>
    </>
  );
}
