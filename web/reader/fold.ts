/**
 * What a page knows of a live: a fold of the page as loaded, of deltas and of older chunks.
 *
 * Pure: no DOM, no clock, no network. The rules are those of docs/reader-protocol.md, and the
 * server's own fold must agree with this one on every log.
 */

export interface Cursor {
  readonly epoch: number;
  readonly seq: number;
}

/** A post as it stands at `rev`; `html` is null once it is gone, so that no late copy revives it. */
export interface Post {
  readonly id: string;
  readonly order: string;
  readonly rev: number;
  readonly html: string | null;
}

export interface Part {
  readonly rev: number;
  readonly html: string;
}

/** The posts that can be painted are those with `floor < order <= ceiling`; empty means open. */
export interface Model {
  cursor: Cursor;
  floor: string;
  ceiling: string;
  readonly posts: Map<string, Post>;
  readonly parts: Map<string, Part>;
}

export type Op =
  | { op: "post"; id: string; order: string; rev: number; html: string }
  | { op: "gone"; id: string; order: string; rev: number }
  | { op: "part"; name: string; rev: number; html: string };

export interface Delta {
  readonly head: string;
  readonly poll_s: number;
  readonly reload: boolean;
  readonly stop: boolean;
  readonly ops: readonly Op[];
}

export interface Chunk {
  readonly cursor: string;
  readonly floor: string;
  /** Where it is not said, the chunk reaches no higher than the page. */
  readonly ceiling?: string;
  readonly posts: readonly Post[];
}

/** What has to be looked at again on the page. */
export interface Changes {
  readonly posts: readonly string[];
  readonly parts: readonly string[];
  readonly reload: boolean;
}

const NOTHING: Changes = { posts: [], parts: [], reload: false };
const RELOAD: Changes = { posts: [], parts: [], reload: true };
/** Of a post that was erased: nothing that is still on its way can bring it back. */
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** The two numbers of a cursor or order key. The last hyphen parts them: times before 1970 are negative. */
function numbers(key: string): [number, number] {
  const hyphen = key.lastIndexOf("-");
  return [Number(key.slice(0, hyphen)), Number(key.slice(hyphen + 1))];
}

export function parseCursor(text: string): Cursor {
  const [epoch, seq] = numbers(text);
  return { epoch, seq };
}

export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}-${cursor.seq}`;
}

/** Whether `cursor` has seen less than `other`. */
export function isBehind(cursor: Cursor, other: Cursor): boolean {
  return cursor.epoch < other.epoch || (cursor.epoch === other.epoch && cursor.seq < other.seq);
}

/** Negative when `left` is the older order key, positive when it is the newer, else 0. */
export function compareOrders(left: string, right: string): number {
  const [leftMs, leftSeq] = numbers(left);
  const [rightMs, rightSeq] = numbers(right);
  return leftMs - rightMs || leftSeq - rightSeq;
}

function isAboveFloor(order: string, floor: string): boolean {
  return floor === "" || compareOrders(order, floor) > 0;
}

/** Whether the post belongs on the page: not gone, and in the page's range. */
export function isShown(model: Model, post: Post): boolean {
  return (
    post.html !== null &&
    isAboveFloor(post.order, model.floor) &&
    isUnderCeiling(post.order, model.ceiling)
  );
}

function isUnderCeiling(order: string, ceiling: string): boolean {
  return ceiling === "" || compareOrders(order, ceiling) <= 0;
}

/** The posts that belong on the page, newest first. */
export function shown(model: Model): Post[] {
  return Array.from(model.posts.values())
    .filter((post) => isShown(model, post))
    .sort((left, right) => compareOrders(right.order, left.order));
}

/** Keep the post if it is news: the greater revision wins, an equal one is the same thing. */
function keep(model: Model, { id, order, rev, html }: Post): boolean {
  const known = model.posts.get(id);
  if (known && known.rev >= rev) return false;
  model.posts.set(id, { id, order, rev, html });
  return true;
}

/**
 * Fold a delta into the model. It may come twice, late, or before an older one.
 *
 * History of a newer epoch asks for a reload; words of an older epoch may have been erased since, so
 * they are dropped.
 */
export function apply(model: Model, delta: Delta): Changes {
  const head = parseCursor(delta.head);
  if (delta.reload || head.epoch > model.cursor.epoch) return takeOff(model, delta);
  if (head.epoch < model.cursor.epoch) return NOTHING;
  const posts = new Set<string>();
  const parts = new Set<string>();
  for (const op of delta.ops) {
    if (op.op === "post") {
      if (keep(model, op)) posts.add(op.id);
    } else if (op.op === "gone") {
      if (keep(model, { ...op, html: null })) posts.add(op.id);
    } else if (op.op === "part") {
      if (keepPart(model, op)) parts.add(op.name);
    } // else: a later server's operation, which this script doesn't know
  }
  if (isBehind(model.cursor, head)) model.cursor = head;
  return { posts: Array.from(posts), parts: Array.from(parts), reload: false };
}

/** What was erased leaves a page that is to be loaded afresh, before its reader agrees to that. */
function takeOff(model: Model, { ops }: Delta): Changes {
  const posts: string[] = [];
  const parts: string[] = [];
  for (const op of ops) {
    if (op.op === "gone") {
      model.posts.set(op.id, { id: op.id, order: op.order, rev: FOR_EVER, html: null });
      posts.push(op.id);
    } else if (op.op === "part" && keepPart(model, op)) {
      parts.push(op.name);
    }
  }
  return { posts, parts, reload: true };
}

function keepPart(model: Model, { name, rev, html }: Part & { name: string }): boolean {
  const known = model.parts.get(name);
  if (known && known.rev >= rev) return false;
  model.parts.set(name, { rev, html });
  return true;
}

/**
 * Fold the chunk below the page, or the one above it, into the model and widen its range.
 *
 * Posts that were remembered outside the old range come into view with it. A chunk of another epoch is
 * not merged: the caller has to load it as a page.
 */
export function merge(model: Model, chunk: Chunk): Changes {
  const cursor = parseCursor(chunk.cursor);
  if (cursor.epoch !== model.cursor.epoch) return RELOAD;
  const before = new Set(shown(model).map((post) => post.id));
  const changed = new Set(chunk.posts.filter((post) => keep(model, post)).map((post) => post.id));
  const { floor, ceiling = model.ceiling } = chunk;
  if (floor === "" || !isAboveFloor(floor, model.floor)) model.floor = floor;
  if (ceiling === "" || !isUnderCeiling(ceiling, model.ceiling)) model.ceiling = ceiling;
  for (const post of shown(model)) if (!before.has(post.id)) changed.add(post.id);
  return { posts: Array.from(changed), parts: [], reload: false };
}
