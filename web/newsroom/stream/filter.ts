/** Which posts of a live are looked for. Pure: the address, the API's query and a post alike. */

import type { Condition, Post } from "../desk/data.ts";
import { instantOf, wallTime } from "../desk/zone.ts";
import { plainText } from "../writing/plain.ts";

export interface Filter {
  readonly text: string;
  readonly author: string;
  readonly topic: string;
  readonly condition: "" | Condition;
  /** Only key moments. */
  readonly key: boolean;
  /** As the wall's clock says in the live's zone, "2026-08-12T18:04"; "" for no limit. */
  readonly from: string;
  readonly to: string;
  /** Only what nobody has read over as it stands. */
  readonly unread: boolean;
  /** Only what shows a picture without a description. */
  readonly missing: boolean;
}

export const EVERYTHING: Filter = {
  text: "",
  author: "",
  topic: "",
  condition: "",
  key: false,
  from: "",
  to: "",
  unread: false,
  missing: false,
};

const CONDITIONS: readonly string[] = ["visible", "hidden", "withdrawn", "erased"];
const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const MINUTE_MS = 60_000;

/** What a filter is called in the desk's address, where it can be shared. */
const NAMES = {
  text: "q",
  author: "author",
  topic: "topic",
  condition: "state",
  key: "key",
  from: "from",
  to: "to",
  unread: "unread",
  missing: "missing",
} as const satisfies Record<keyof Filter, string>;

/** Read a filter from an address's query; what makes no sense in it is passed over. */
export function filterOf(search: string): Filter {
  const given = new URLSearchParams(search);
  const words = (name: keyof Filter) => given.get(NAMES[name]) ?? "";
  const condition = words("condition");
  const wall = (name: "from" | "to") => (WALL.test(words(name)) ? words(name) : "");
  return {
    text: words("text"),
    author: words("author"),
    topic: words("topic"),
    condition: CONDITIONS.includes(condition) ? (condition as Condition) : "",
    key: words("key") === "1",
    from: wall("from"),
    to: wall("to"),
    unread: words("unread") === "1",
    missing: words("missing") === "1",
  };
}

/** Write a filter into an address's query, which may say other things too; with its "?", or "". */
export function searchOf(filter: Filter, search: string): string {
  const said = new URLSearchParams(search);
  for (const name of Object.keys(NAMES) as (keyof Filter)[]) {
    const value = filter[name] === true ? "1" : filter[name] || "";
    if (value) said.set(NAMES[name], value);
    else said.delete(NAMES[name]);
  }
  const written = said.toString();
  return written && `?${written}`;
}

/** How many things are asked beside the words. */
export function countOf(filter: Filter): number {
  const { text: _, ...others } = filter;
  return Object.values(others).filter(Boolean).length;
}

export function isEverything(filter: Filter): boolean {
  return !filter.text.trim() && countOf(filter) === 0;
}

/** The API's parameters for a filter, times in UTC. A minute is meant as a whole. */
export function queryOf(filter: Filter, zone: string): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.text.trim()) query.set("q", filter.text.trim());
  if (filter.author.trim()) query.set("author", filter.author.trim());
  if (filter.topic.trim()) query.set("topic", filter.topic.trim());
  if (filter.condition) query.set("condition", filter.condition);
  if (filter.key) query.set("key", "true");
  if (filter.unread) query.set("reviewed", "false");
  if (filter.missing) query.set("missing_alt", "true");
  const { since, until } = limitsOf(filter, zone);
  if (since !== null) query.set("since", new Date(since).toISOString());
  if (until !== null) query.set("until", new Date(until).toISOString());
  return query;
}

/** Say whether a post fits: as `newsroom/search.py` does, for posts that change under our eyes. */
export function fits(post: Post, filter: Filter, zone: string): boolean {
  if (filter.condition && post.condition !== filter.condition) return false;
  if (filter.key && !post.key_moment) return false;
  if (filter.unread && post.review?.current) return false;
  if (filter.missing && !post.missing_alt) return false;
  const { since, until } = limitsOf(filter, zone);
  const at = post.published_at === null ? Number.NaN : Date.parse(post.published_at);
  // Comparisons with NaN fail: a post without a time fits no limit.
  if (since !== null && !(at >= since)) return false;
  if (until !== null && !(at <= until)) return false;
  if (!names(post.authors, filter.author) || !names(post.topics, filter.topic)) return false;
  const terms = fold(filter.text).split(/\s+/).filter(Boolean);
  if (terms.length === 0) return true;
  const words = fold([post.headline ?? "", plainText(post), ...post.authors].join("\n"));
  return terms.every((term) => words.includes(term));
}

/** The filter under which a post stands first, those before it in time below. */
export function upTo(at: string, zone: string): Filter {
  return { ...EVERYTHING, to: wallTime(new Date(at), zone) };
}

function limitsOf({ from, to }: Filter, zone: string) {
  const since = from ? instantOf(from, zone) : null;
  const until = to ? instantOf(to, zone) : null;
  return {
    since: since?.getTime() ?? null,
    until: until === null ? null : until.getTime() + MINUTE_MS - 1,
  };
}

function names(all: readonly string[], wanted: string): boolean {
  const folded = fold(wanted).trim();
  return !folded || all.some((one) => fold(one) === folded);
}

/** Accents, ligatures and case are the same to who searches. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/’/g, "'");
}
