/** The words by which a post is known in a list: its beginning, and a name for those who hear it. */

import type { Post } from "../desk/data.ts";
import { shortTime } from "../desk/time.ts";
import { say } from "../desk/words.ts";
import { plainText } from "../writing/plain.ts";

const WORDS_MAX = 180;
const NAME_MAX = 48;

/** The beginning of a post's text on one line; no-break spaces stay what they are. */
export function excerptOf(post: Post): string {
  return cut(plainText(post).replace(/[ \t\n\r]+/g, " "), WORDS_MAX);
}

/** What stands for a post that has neither headline nor text, by what became of it. */
export function wordless({ condition }: Post): string {
  switch (condition) {
    case "withdrawn":
      return say("Words withdrawn");
    case "erased":
      return say("Words erased");
    default:
      return say("No words");
  }
}

/** What a post is called beside others: "14 h 32, Le pont est fermé". */
export function nameOf(post: Post, zone: string): string {
  const words = cut(post.headline || excerptOf(post) || wordless(post), NAME_MAX);
  return post.published_at ? `${shortTime(post.published_at, zone)}, ${words}` : words;
}

function cut(words: string, max: number): string {
  return words.length > max ? `${words.slice(0, max).trimEnd()}…` : words;
}
