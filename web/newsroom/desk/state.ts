/** What the desk knows of its live, as signals: each panel reads what it shows. */

import { computed, signal } from "@preact/signals";
import { SignedOut, SomebodyElse, Unreachable } from "./api.ts";
import type { Capability, DeskData, Draft, Fact, Hands, Live, Me, Post } from "./data.ts";

/** Whether the server can be reached, and knows us. */
export type Line = "open" | "offline" | "signed-out";

export function createState(data: DeskData) {
  const me = signal<Me>(data.me);
  const live = signal<Live>(data.live);
  const facts = signal<readonly Fact[]>(data.facts);
  const drafts = signal<readonly Draft[]>([]);
  const hands = signal<Hands>({ people: [], leases: [] });
  const line = signal<Line>("open");
  /** The name of who has signed in, in this browser, in place of whom the page was made for; or "". */
  const stranger = signal("");
  /** Every post that was loaded, by id; which of them a list shows is the list's affair. */
  const posts = signal<ReadonlyMap<string, Post>>(byId(data.posts.items));
  /** The post that the composer corrects, or null: set by the stream, acted on by the composer. */
  const toCorrect = signal<Post | null>(null);
  /** The draft that is to be opened in the composer: set by the queue. */
  const toOpen = signal<Draft | null>(null);

  /** Take in how the live stands, but not its seq: up to there its posts are not known yet. */
  function learnLive(news: Live): void {
    const { seq, epoch } = live.value;
    live.value = { ...news, seq, epoch };
  }

  function learnPosts(news: readonly Post[]): void {
    if (news.length === 0) return;
    const next = new Map(posts.value);
    for (const post of news) {
      const known = next.get(post.id);
      if (!known || known.changed_seq <= post.changed_seq) next.set(post.id, post);
    }
    posts.value = next;
  }

  /** Take from a failed request what it says of the line; false where it says nothing of it. */
  function learnLine(error: unknown): boolean {
    if (error instanceof SignedOut) {
      stranger.value = error instanceof SomebodyElse ? error.person : "";
      line.value = "signed-out";
    } else if (error instanceof Unreachable) {
      line.value = "offline";
    } else {
      return false;
    }
    return true;
  }

  function may(capability: Capability): boolean {
    return me.value.may.includes(capability);
  }

  return {
    data,
    me,
    live,
    facts,
    drafts,
    hands,
    line,
    stranger,
    posts,
    toCorrect,
    toOpen,
    /** Drafts of mine that are not out. */
    mine: computed(() => drafts.value.filter((draft) => draft.mine)),
    waiting: computed(() => drafts.value.filter((draft) => draft.state === "submitted")),
    learnLive,
    learnPosts,
    learnLine,
    may,
    /** The API's path of this live. */
    path: () => `/lives/${encodeURIComponent(live.value.slug)}`,
  };
}

export type State = ReturnType<typeof createState>;

function byId(posts: readonly Post[]): Map<string, Post> {
  return new Map(posts.map((post) => [post.id, post]));
}
