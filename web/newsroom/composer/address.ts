/** Which addresses a post may link to, and what looks like one while it is typed. */

import { scrub } from "./scrub.ts";

/**
 * The same rule as `src/filrouge/domain/clean.py`: absolute, http, https or mailto, no blanks; and no
 * backslash in the host, which a browser reads as a slash and so goes to another than the one we show.
 */
const HONEST = /^(?:https?:\/\/[^\s\\/?#]+(?:[/?#]\S*)?|mailto:[^\s?#]\S*)$/i;
/** A name before the host (RFC 3986, 3.2.1): of other characters the server could make another host. */
const USER = /^https?:\/\/([^/?#]*)@/i;
const HONEST_USER = /^[\w.~!$&'()*+,;=:%-]*$/;
const BARE_HOST = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
const EMAIL = /^[^\s@:/]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}$/u;

/** Begun like an address: `www.`, a scheme, somebody's name at a host, a host with a path or a known end. */
const ADDRESS_BEGUN = /^(?:https?:|mailto:|ftp:|www\.)|:\/\/|@|[\p{L}\d]\.\p{L}{2,}(?:[/?#:.]|$)/iu;

/** The word at the end of a text, without what may stand directly before an address. */
const LAST_WORD = /[^\s\ufffc«“"'‘([{][^\s\ufffc]*$/u;

export function isHonest(address: string): boolean {
  if (!HONEST.test(address) || scrub(address) !== address) return false;
  if (!HONEST_USER.test(USER.exec(address)?.[1] ?? "")) return false;
  try {
    const { protocol, hostname, pathname, port } = new URL(address);
    return protocol === "mailto:" ? pathname !== "" : hostname !== "" && port !== "0";
  } catch {
    return false;
  }
}

/** Google's own pages around an address: in what is copied out of its documents and results. */
const DETOUR = /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i;

/** Give where an address leads, without the detour through a page that only counts who goes there. */
export function targetOf(address: string): string {
  if (!DETOUR.test(address)) return address;
  const asked = new URL(address).searchParams;
  const target = asked.get("q") ?? asked.get("url") ?? "";
  return isWebAddress(target) ? target : address;
}

/** Make an address of what somebody wrote in a field for one: `exemple.fr`, a mail address; else null. */
export function addressOf(written: string): string | null {
  const trimmed = written.trim();
  if (isHonest(trimmed)) return trimmed;
  if (EMAIL.test(trimmed)) return `mailto:${trimmed}`;
  const completed = `https://${trimmed}`;
  return BARE_HOST.test(trimmed) && isHonest(completed) ? completed : null;
}

/** Say whether a text that is pasted, alone, is a web address. */
export function isWebAddress(text: string): boolean {
  return /^https?:/i.test(text) && isHonest(text);
}

/** Give the word that ends where the cursor stands. */
export function wordBefore(before: string): string {
  return LAST_WORD.exec(before)?.[0] ?? "";
}

export function looksLikeAddress(word: string): boolean {
  return ADDRESS_BEGUN.test(word);
}

/** The host that an address leads to, as people say it: without "www.". */
export function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, "");
  } catch {
    return address;
  }
}
