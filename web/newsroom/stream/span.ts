/** Which rows of a long list stand on the page: those in view and a margin. Pure. */

export interface Span {
  /** The first row that is there, and the first that is no more. */
  readonly start: number;
  readonly end: number;
  /** How much room, in pixels, the rows take that are not there. */
  readonly before: number;
  readonly after: number;
}

/** Rows on the page at most: each costs layout. */
export const ROWS_MAX = 160;
/** Rows come and go by so many, so that not each movement paints. */
const STEP = 20;
/** Rows are there before they are seen. */
const MARGIN_PX = 800;

/**
 * Give the rows to show of a list whose rows have these heights, of which the stretch from `top` to
 * `bottom` is in view (pixels, from the top of the list).
 */
export function spanOf(heights: readonly number[], top: number, bottom: number): Span {
  let start = 0;
  let reached = 0;
  while (start < heights.length && reached + (heights[start] ?? 0) < top - MARGIN_PX) {
    reached += heights[start] ?? 0;
    start += 1;
  }
  let end = start;
  while (end < heights.length && reached < bottom + MARGIN_PX) {
    reached += heights[end] ?? 0;
    end += 1;
  }
  start = Math.floor(start / STEP) * STEP;
  end = Math.min(heights.length, Math.ceil(end / STEP) * STEP, start + ROWS_MAX);
  return {
    start,
    end,
    before: sum(heights.slice(0, start)),
    after: sum(heights.slice(end)),
  };
}

/** The mean of the heights that are known, for rows that were never there. */
export function usual(heights: Iterable<number>): number {
  const known = [...heights];
  return known.length > 0 ? sum(known) / known.length : 88;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
