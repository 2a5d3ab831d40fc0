/** How the live does, in numbers: as the API gives it, and as it is drawn. Pure. */

export interface Dashboard {
  readonly readers: { readonly streams: number; readonly polls: number };
  readonly per_hour: readonly { readonly at: string; readonly posts: number }[];
  readonly last_post_at: string | null;
}

export interface Bar {
  readonly at: string;
  readonly posts: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** Give the bars of a histogram of this size; an hour without posts has none of it. */
export function barsOf(hours: Dashboard["per_hour"], width: number, height: number): Bar[] {
  const most = Math.max(1, ...hours.map(({ posts }) => posts));
  const slot = width / Math.max(1, hours.length);
  return hours.map(({ at, posts }, index) => ({
    at,
    posts,
    x: index * slot + slot * 0.15,
    width: slot * 0.7,
    height: (posts / most) * height,
  }));
}

/** An estimate is not said to the last reader: 1,237 are about 1,240. */
export function about(readers: number): number {
  if (readers < 100) return readers;
  const step = 10 ** (Math.floor(Math.log10(readers)) - 2);
  return Math.round(readers / step) * step;
}
