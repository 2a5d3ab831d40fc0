import { effect, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ask, Problem } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
import type { Content } from "../desk/data.ts";
import { whenTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { fingerprint, type Sheet, tidied } from "./sheet.ts";

interface NearPost {
  readonly post: string;
  readonly headline: string;
  readonly similarity: number;
  readonly published_at: string | null;
}

/** A writer who stops for so long is asked for. */
const PAUSE_MS = 1_500;

/** Says that nearly the same went out within the hour. It never holds anything up. */
export function Near({ desk }: { desk: Desk }) {
  const near = useMemo(() => signal<{ of: string; posts: readonly NearPost[] } | null>(null), []);
  useEffect(() => look(desk, (of, posts) => (near.value = { of, posts })), [desk, near]);
  const { sheet } = desk.work;
  const { sent } = desk.sending;
  const found = near.value;
  // Of what lies there, or of what has just gone out and was too quick to be asked for.
  const isMeant = found && [sheet.value.id, sent.value?.id].includes(found.of);
  const post = isMeant ? found.posts[0] : undefined;
  return (
    <p class={post ? "near" : "unseen"} role="status">
      {post && words(post, desk.state.live.value.time_zone)}
    </p>
  );
}

function words({ published_at, headline }: NearPost, zone: string): string {
  return published_at
    ? say("Nearly the same went out {when}: {headline}", {
        when: whenTime(published_at, zone),
        headline,
      })
    : say("Nearly the same went out: {headline}", { headline });
}

/** Ask whenever the writer pauses, and when something is sent that was not asked for. */
function look(desk: Desk, found: (of: string, posts: readonly NearPost[]) => void): () => void {
  let timer = 0;
  let asked = "";
  let last: Sheet = desk.work.sheet.peek();

  async function askFor(sheet: Sheet): Promise<void> {
    const print = sheet.id + fingerprint(sheet);
    if (print === asked || isEmpty(sheet.content)) return;
    asked = print;
    const body = { content: tidied(sheet.content), except: sheet.post || sheet.id };
    try {
      const path = `${desk.state.path()}/near`;
      const answer = await ask<{ near: readonly NearPost[] }>(path, { method: "POST", body });
      found(sheet.id, answer.near);
    } catch (error) {
      // A courtesy: without a line, or for words that are not whole, there is none.
      if (!desk.state.learnLine(error) && !(error instanceof Problem)) throw error;
    }
  }

  const stop = effect(() => {
    const sheet = desk.work.sheet.value;
    const isSent = desk.sending.sent.value?.id === last.id && sheet.id !== last.id;
    if (isSent) void askFor(last);
    last = sheet;
    clearTimeout(timer);
    timer = window.setTimeout(() => void askFor(sheet), PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function isEmpty({ headline, blocks }: Content): boolean {
  return !headline?.trim() && !blocks?.length;
}
