/** Who is in the live and what they have in hand, in words. Pure. */

import type { Draft, Fact, Hands, Lease, Person, Post } from "../desk/data.ts";
import { say } from "../desk/words.ts";
import { textOf } from "../facts/wording.ts";
import { firstWords } from "../writing/sheet.ts";

const WORDS_MAX = 48;

export interface Known {
  readonly posts: ReadonlyMap<string, Post>;
  readonly drafts: readonly Draft[];
  readonly facts: readonly Fact[];
  readonly leases: readonly Lease[];
}

/** What somebody does, "" where they only look on. */
export function doingOf({ id, subject }: Person, { posts, drafts, facts, leases }: Known): string {
  if (!subject) return "";
  if (subject === "description") return say("describes the live");
  const draft = drafts.find(({ id }) => id === subject);
  const post = posts.get(draft?.post || subject);
  if (post) {
    // Whoever opens a post that another has in hand only asks for it.
    const isHeld = leases.some((lease) => lease.subject === post.id && lease.holder.id !== id);
    return isHeld ? "" : changing(firstWords({ content: post }, WORDS_MAX));
  }
  const fact = facts.find(({ id }) => id === subject);
  if (fact) return changing(textOf(fact.paragraphs).slice(0, WORDS_MAX));
  const words = draft && firstWords(draft, WORDS_MAX);
  return words ? say("writes “{words}”", { words }) : say("writes");
}

/** The people, those with something in hand first; I come last. */
export function peopleOf({ people }: Hands): Person[] {
  const rank = ({ me, subject }: Person) => (me ? 2 : subject ? 0 : 1);
  return [...people].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name),
  );
}

export function roleWords(role: string): string {
  switch (role) {
    case "administrator":
      return say("Administrator");
    case "live_editor":
      return say("Live editor");
    case "journalist":
      return say("Journalist");
    case "contributor":
      return say("Contributor");
    case "copy_editor":
      return say("Copy editor");
    case "lawyer":
      return say("Lawyer");
    case "read_only":
      return say("Read only");
    default:
      return role;
  }
}

function changing(words: string): string {
  return words ? say("changes “{words}”", { words }) : say("changes a post");
}
