/** The sheet: all that lies in the composer, words and options, and where it came from. */

import type { Content, Draft, DraftBody, DraftState, Me, Post } from "../desk/data.ts";

export interface Sheet extends DraftBody {
  /** The draft's id, which becomes the post's. */
  readonly id: string;
  readonly state: DraftState;
  /** Whose it is, where it is not mine. */
  readonly author: Draft["author"] | null;
  /** The word with which it was sent back. */
  readonly word: string;
  /** When a scheduled one goes out. */
  readonly due_at: string | null;
}

const BLANK: Omit<Sheet, "id"> = {
  version: 0,
  content: {},
  key_moment: false,
  pin: false,
  reply_to: "",
  published_at: null,
  embargo_until: null,
  note: "",
  post: "",
  base_revision: null,
  correction_note: null,
  state: "open",
  author: null,
  word: "",
  due_at: null,
};

export function emptySheet(id: string, me: Me): Sheet {
  return { ...BLANK, id, content: me.signed ? { authors: [me.signed] } : {} };
}

/** The same words as a draft of one's own, that the server has never seen. */
export function copyOf(sheet: Sheet, id: string): Sheet {
  return { ...sheet, id, version: 0, state: "open", author: null, word: "", due_at: null };
}

/** A sheet on which a published post is corrected. */
export function correctionOf(post: Post, id: string): Sheet {
  return {
    ...BLANK,
    id,
    content: contentOf(post),
    key_moment: post.key_moment,
    pin: post.pinned,
    reply_to: post.reply_to ?? "",
    published_at: post.published_at,
    note: post.note ?? "",
    post: post.id,
    base_revision: post.revision,
  };
}

export function sheetOf(draft: Draft): Sheet {
  return {
    ...bodyOf(draft),
    id: draft.id,
    state: draft.state,
    author: draft.mine ? null : draft.author,
    word: draft.word,
    due_at: draft.due_at,
  };
}

export function contentOf(post: Post): Content {
  const { headline, blocks, authors, topics, people, sources, related } = post;
  return { headline, blocks, authors, topics, people, sources, related };
}

/** The words without what was begun and not filled in: a source that has no name yet. */
export function tidied(content: Content): Content {
  const headline = content.headline?.trim() || null;
  const sources = content.sources?.filter(({ name }) => name.trim()) ?? [];
  const related = content.related?.filter(({ url }) => url.trim()) ?? [];
  return { ...content, headline, sources, related };
}

/** What a save sends. */
export function bodyOf(from: DraftBody): DraftBody {
  const { version, base_revision, post, content, key_moment, pin, reply_to } = from;
  const { published_at, embargo_until, note, correction_note } = from;
  return {
    version,
    base_revision,
    post,
    content,
    key_moment,
    pin,
    reply_to,
    published_at,
    embargo_until,
    note,
    correction_note,
  };
}

/** What was written on a sheet, without what it is based on. */
export type Words = Omit<DraftBody, "version" | "post" | "base_revision">;

export function wordsOf(from: DraftBody): Words {
  const { version: _, post: __, base_revision: ___, ...words } = bodyOf(from);
  return words;
}

/** Say whether nothing was written: then there is nothing to keep. */
export function isBlank({ content, note }: DraftBody): boolean {
  return !content.headline?.trim() && !content.blocks?.length && !note.trim();
}

/**
 * The same for two bodies that say the same, whichever defaults are written out; the version is not
 * part of it. So we know our own words again when an answer got lost. 53 bits (cyrb53, public domain).
 */
export function fingerprint(body: DraftBody): string {
  const { version: _, base_revision: __, published_at, embargo_until, ...words } = bodyOf(body);
  const [at, until] = [published_at, embargo_until].map((time) => (time ? Date.parse(time) : 0));
  const text = JSON.stringify(canonical({ ...words, at, until }));
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.length ? value.map((item) => canonical(item) ?? {}) : null;
  if (typeof value !== "object" || value === null) return value || null;
  const entries = Object.entries(value)
    .map(([name, held]) => [name, canonical(held)] as const)
    .filter(([name, held]) => held !== null && !(name === "status" && held === "confirmed"))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length ? Object.fromEntries(entries) : null;
}

/** The first words, by which one knows a sheet among others. */
export function firstWords({ content }: { readonly content: Content }, length = 60): string {
  const headline = content.headline?.trim();
  const words = headline || textOf(content);
  return words.length > length ? `${words.slice(0, length).trimEnd()}…` : words;
}

function textOf({ blocks = [] }: Content): string {
  for (const block of blocks) {
    const paragraphs =
      block.type === "text" || block.type === "heading"
        ? [block.runs]
        : block.type === "list"
          ? block.items
          : block.type === "quote"
            ? block.paragraphs
            : [];
    const text = paragraphs.map((runs) => runs.map((run) => run.text).join("")).join(" ");
    if (text.trim()) return text.trim();
  }
  return "";
}
