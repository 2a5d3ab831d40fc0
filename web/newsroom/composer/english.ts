/** English: curly quotation marks and apostrophes, the en dash between words; no space is touched. */

import type { Replacement } from "./typography.ts";

/** A mark after one of these opens. */
const OPENS_AFTER = /(?:^|[\s\u00a0([{“‘—–\ufffc])$/;

export function typesetEnglish(before: string, typed: string): Replacement | null {
  switch (typed) {
    case '"':
      if (OPENS_AFTER.test(before)) return { text: "“", deleteBefore: 0 };
      return isMeasure(before, "“", "”") ? null : { text: "”", deleteBefore: 0 };
    case "'":
      if (OPENS_AFTER.test(before)) return { text: "‘", deleteBefore: 0 };
      return isMeasure(before, "‘", "’") ? null : { text: "’", deleteBefore: 0 };
    case " ":
      return /\S -$/.test(before) ? { text: "– ", deleteBefore: 1 } : null;
    default:
      return null;
  }
}

/** After a digit a mark means inches or minutes, unless it closes what was opened. */
function isMeasure(before: string, opening: string, closing: string): boolean {
  return /\d$/.test(before) && before.lastIndexOf(opening) <= before.lastIndexOf(closing);
}
