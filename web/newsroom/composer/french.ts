/**
 * French, after the usage of the Imprimerie nationale: « » with full no-break spaces inside, a thin one
 * before ; ! and ?, a full one before :, thin ones between groups of three digits, and ’.
 */

import { looksLikeAddress, wordBefore } from "./address.ts";
import type { Replacement } from "./typography.ts";

const FULL = "\u00a0";
const THIN = "\u202f";

/** A quotation mark after one of these opens. */
const OPENS_AFTER = /(?:^|[\s([{‘“—–\ufffc])$/;
/** What stays close to the sign that follows it: an opening, a sign of the same kind, a space that holds. */
const CLINGS = /(?:^|[([{«“‘\n\ufffc;:!?\u00a0\u202f])$/;
/** Before a colon, these are the beginning of an address. */
const SCHEME = /^(?:https?|mailto|ftp|file|tel|data|localhost)$/i;
const UNITS = "h|min|km|m|cm|mm|kg|g|ha|km/h";
const GROUP_DONE = /(?:^|[^\d.,/\u202f])\d{1,3}(?:\u202f\d{3})* \d\d$/;
const FOUR_DIGITS = /\d\u202f\d{3}$/;
const UNIT_DONE = new RegExp(`\\d (?:${UNITS})$`);
const HOUR_BEGUN = /\d[ \u00a0]h $/;

export function typesetFrench(before: string, typed: string): Replacement | null {
  switch (typed) {
    case '"':
      return quotationMark(before);
    case "«":
      return { text: `«${FULL}`, deleteBefore: 0 };
    case "»":
      return closing(before);
    case "'":
      // After a digit: feet, or minutes of an arc.
      return /\d$/.test(before) ? null : { text: "’", deleteBefore: 0 };
    case ";":
    case "!":
    case "?":
      return spaced(before, typed, THIN);
    case ":":
      return colon(before);
    case "%":
    case "€":
    case "$":
    case "£":
    case "‰":
      return currency(before, typed);
    case " ":
    case FULL:
    case THIN:
      return space(before, typed);
    case ",":
    case ".":
      return UNIT_DONE.test(before) ? unit(before, typed) : null;
    default:
      return /\d/.test(typed) ? digit(before, typed) : null;
  }
}

function quotationMark(before: string): Replacement | null {
  const isOpen = before.lastIndexOf("«") > before.lastIndexOf("»");
  if (OPENS_AFTER.test(before) && !(isOpen && /\S[ \u00a0\u202f]$/.test(before))) {
    return { text: `«${FULL}`, deleteBefore: 0 };
  }
  // After a digit it may be inches.
  return isOpen || !/\d$/.test(before) ? closing(before) : null;
}

function closing(before: string): Replacement {
  return { text: `${FULL}»`, deleteBefore: /[ \u00a0\u202f]$/.test(before) ? 1 : 0 };
}

function spaced(before: string, sign: string, space: string): Replacement | null {
  if (CLINGS.test(before)) return null;
  return { text: space + sign, deleteBefore: before.endsWith(" ") ? 1 : 0 };
}

/** Between digits it is a time or a score: there, only the space typed after it tells. */
function colon(before: string): Replacement | null {
  if (/\d$/.test(before) || SCHEME.test(wordBefore(before))) return null;
  return spaced(before, ":", FULL);
}

function currency(before: string, sign: string): Replacement | null {
  if (!/\d ?$/.test(before)) return null;
  return { text: FULL + sign, deleteBefore: before.endsWith(" ") ? 1 : 0 };
}

function space(before: string, typed: string): Replacement | null {
  // It stands there already: who types the space that belongs inside « » need not know.
  if (/«\u00a0$/.test(before)) return { text: "", deleteBefore: 0 };
  if (typed !== " ") return null;
  if (/\S -$/.test(before)) return dash(before);
  if (/\d:$/.test(before)) {
    const word = wordBefore(before);
    return looksLikeAddress(word) ? null : { text: `${FULL}: `, deleteBefore: 1 };
  }
  return UNIT_DONE.test(before) ? unit(before, " ") : null;
}

/** The first dash of a sentence opens an aside and holds what follows; the second holds what precedes. */
function dash(before: string): Replacement {
  const sentence = before.split(/[.!?…]\s/).pop() ?? "";
  const isClosing = (sentence.match(/–/g)?.length ?? 0) % 2 === 1;
  return isClosing ? { text: `${FULL}– `, deleteBefore: 2 } : { text: `–${FULL}`, deleteBefore: 1 };
}

/** The space between a number and its unit, once the unit is whole. */
function unit(before: string, typed: string): Replacement {
  const name = wordBefore(before);
  return { text: FULL + name + typed, deleteBefore: name.length + 1 };
}

function digit(before: string, typed: string): Replacement | null {
  if (GROUP_DONE.test(before)) {
    return { text: THIN + before.slice(-2) + typed, deleteBefore: 3 };
  }
  // A fourth digit: it was no group of three.
  if (FOUR_DIGITS.test(before)) {
    return { text: ` ${before.slice(-3)}${typed}`, deleteBefore: 4 };
  }
  return HOUR_BEGUN.test(before) ? { text: FULL + typed, deleteBefore: 1 } : null;
}
