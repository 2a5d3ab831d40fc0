/** Where two texts differ, in words: the longest common subsequence (Hunt and McIlroy, 1976). */

export interface Piece {
  readonly text: string;
  /** Stands in both texts. */
  readonly same: boolean;
}

export interface Difference {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** Above this many comparisons a text is not compared word by word: it would halt the page. */
const COMPARISONS_MAX = 4_000_000;

/** Cut two texts into pieces that stand in both, and pieces that do not. */
export function compareWords(before: string, after: string): Difference {
  const one = words(before);
  const other = words(after);
  const start = sharedStart(one, other);
  const end = sharedEnd(one, other, start);
  const middle = common(one.slice(start, one.length - end), other.slice(start, other.length - end));
  const head = Array<boolean>(start).fill(true);
  const tail = Array<boolean>(end).fill(true);
  return {
    before: join(one, [...head, ...middle.before, ...tail]),
    after: join(other, [...head, ...middle.after, ...tail]),
  };
}

/** Words, and what stands between them, each on its own. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}’'-]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length++;
  return length;
}

function sharedEnd(one: readonly string[], other: readonly string[], start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length])
    length++;
  return length;
}

/** For each word of both, whether it is part of the longest sequence that stands in both. */
function common(one: readonly string[], other: readonly string[]) {
  const before = Array<boolean>(one.length).fill(false);
  const after = Array<boolean>(other.length).fill(false);
  const width = other.length + 1;
  if (one.length * other.length > COMPARISONS_MAX) return { before, after };
  // lengths[i * width + j]: how many words one[i…] and other[j…] share.
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) {
      before[i++] = true;
      after[j++] = true;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { before, after };
}

function join(pieces: readonly string[], same: readonly boolean[]): Piece[] {
  const joined: { text: string; same: boolean }[] = [];
  pieces.forEach((text, index) => {
    const last = joined[joined.length - 1];
    const isSame = same[index] === true;
    if (last?.same === isSame) last.text += text;
    else joined.push({ text, same: isSame });
  });
  return joined;
}
