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
  /** Its headline, or its first words; "" where it has none. */
  readonly words: string;
  readonly similarity: number;
  readonly published_at: string | null;
}

interface Found {
  /** The sheet that was asked for. */
  readonly of: string;
  readonly posts: readonly NearPost[];
  /** It had gone out already: it is said beside the empty composer, until something else is written. */
  readonly isSent: boolean;
}

/** A writer who stops for so long is asked for. */
const PAUSE_MS = 1_500;

/** Says that nearly the same went out within the hour. It never holds anything up. */
export function Near({ desk }: { desk: Desk }) {
  const near = useMemo(() => signal<Found | null>(null), []);
  useEffect(() => look(desk, (found) => (near.value = found)), [desk, near]);
  const { sheet } = desk.work;
  const { sent } = desk.sending;
  const found = near.value;
  const isLate = ({ of, isSent }: Found) =>
    isSent && of === sent.value?.id && isEmpty(sheet.value.content);
  // Of what lies there, or of what has just gone out and was too quick to be asked for.
  const isMeant = found && (found.of === sheet.value.id || isLate(found));
  const post = isMeant ? found.posts[0] : undefined;
  return (
    <p class={post ? "near" : "unseen"} role="status">
      {post && words(post, desk.state.live.value.time_zone)}
    </p>
  );
}

function words({ published_at, words }: NearPost, zone: string): string {
  const when = published_at && whenTime(published_at, zone);
  if (when) {
    return words
      ? say("Nearly the same went out {when}: {words}", { when, words })
      : say("Nearly the same went out {when}.", { when });
  }
  return words
    ? say("Nearly the same went out: {words}", { words })
    : say("Nearly the same went out.");
}

/** Ask whenever the writer pauses, and when something is sent that was not asked for. */
function look(desk: Desk, tell: (found: Found) => void): () => void {
  let timer = 0;
  let asked = "";
  let last: Sheet = desk.work.sheet.peek();

  async function askFor(sheet: Sheet, isSent: boolean): Promise<void> {
    const print = sheet.id + fingerprint(sheet);
    if (print === asked || isEmpty(sheet.content)) return;
    asked = print;
    const body = { content: tidied(sheet.content), except: sheet.post || sheet.id };
    try {
      const path = `${desk.state.path()}/near`;
      const answer = await ask<{ near: readonly NearPost[] }>(path, { method: "POST", body });
      tell({ of: sheet.id, posts: answer.near, isSent });
    } catch (error) {
      // A courtesy: without a line, or for words that are not whole, there is none.
      if (!desk.state.learnLine(error) && !(error instanceof Problem)) throw error;
    }
  }

  const stop = effect(() => {
    const sheet = desk.work.sheet.value;
    const isSent = desk.sending.sent.value?.id === last.id && sheet.id !== last.id;
    if (isSent) void askFor(last, true);
    last = sheet;
    clearTimeout(timer);
    timer = window.setTimeout(() => void askFor(sheet, false), PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function isEmpty({ headline, blocks }: Content): boolean {
  return !headline?.trim() && !blocks?.length;
}
