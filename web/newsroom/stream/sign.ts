/** What has to be said of a post beside its words: every sign of the thread in words. */

import type { Draft, Lease, Post } from "../desk/data.ts";
import { shortTime, whenTime } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";

export interface Sign {
  readonly kind:
    | "condition"
    | "key"
    | "pinned"
    | "corrected"
    | "alt"
    | "review"
    | "hand"
    | "draft"
    | "reply";
  readonly words: string;
}

export interface Around {
  readonly zone: string;
  readonly isPinned: boolean;
  /** Who has the post in hand, if anybody. */
  readonly lease: Lease | undefined;
  /** Corrections of the post that are on their way. */
  readonly drafts: readonly Draft[];
}

/** Give the signs of a post, the gravest first. */
export function signsOf(post: Post, { zone, isPinned, lease, drafts }: Around): Sign[] {
  const at = (time: string) => shortTime(time, zone);
  const signs: Sign[] = [];
  const add = (kind: Sign["kind"], words: string) => signs.push({ kind, words });

  const condition = conditionWords(post, at);
  if (condition) add("condition", condition);
  if (lease) {
    add(
      "hand",
      lease.mine
        ? say("You are changing this")
        : say("{name} is changing this", { name: lease.holder.name }),
    );
  }
  for (const draft of drafts) {
    const words = draftWords(draft, zone);
    if (words) add("draft", words);
  }
  if (post.key_moment) add("key", say("Key moment"));
  if (isPinned) add("pinned", say("Pinned"));
  const corrected = correctedWords(post, at);
  if (corrected) add("corrected", corrected);
  if (post.reply_to) add("reply", say("Reply"));
  if (post.missing_alt) add("alt", say("Alt text missing"));
  if (post.review) add("review", reviewWords(post.review, at));
  return signs;
}

type At = (time: string) => string;

function conditionWords(post: Post, at: At): string {
  switch (post.condition) {
    case "visible":
      return "";
    case "hidden":
      return say("Hidden from readers");
    case "withdrawn":
      return post.withdrawn_at
        ? say("Withdrawn, {time}: {reason}", {
            time: at(post.withdrawn_at),
            reason: post.withdrawn_reason,
          })
        : say("Withdrawn: {reason}", { reason: post.withdrawn_reason });
    case "erased":
      return say("Erased");
  }
}

function correctedWords({ corrections, minor_corrections }: Post, at: At): string {
  const last = corrections[corrections.length - 1];
  if (last?.at) {
    return sayMany("Corrected, {time}", "Corrected {n} times, last {time}", corrections.length, {
      time: at(last.at),
    });
  }
  if (last) return say("Corrected");
  if (minor_corrections > 0) {
    return sayMany("{n} minor edit", "{n} minor edits", minor_corrections);
  }
  return "";
}

function draftWords({ state, due_at, timing }: Draft, zone: string): string {
  if (state === "submitted") return say("A correction waits for approval");
  if (state === "failed") return say("A correction could not go out");
  if (state !== "scheduled" || !due_at) return "";
  return timing === "undo"
    ? say("A correction goes out in a moment")
    : say("A correction goes out {when}", { when: whenTime(due_at, zone) });
}

function reviewWords({ name, at: time, current }: NonNullable<Post["review"]>, at: At): string {
  return current
    ? say("Read over by {name}, {time}", { name, time: at(time) })
    : say("Changed since {name} read it over", { name });
}
