/**
 * The pieces of a post as they travel: the wire form of `src/filrouge/domain/blocks.py` and `text.py`.
 *
 * Fields that hold their default are left out, here as there.
 */

/** A stretch of words that carry the same marks; a line feed in `text` is a line break. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** An absolute http, https or mailto address. */
  readonly link?: string;
}

/** One paragraph, heading or list item. */
export type Runs = readonly Run[];

export interface TextBlock {
  readonly type: "text";
  readonly runs: Runs;
}

export interface HeadingBlock {
  readonly type: "heading";
  readonly runs: Runs;
}

export interface ListBlock {
  readonly type: "list";
  readonly items: readonly Runs[];
  readonly ordered?: boolean;
}

export interface QuoteBlock {
  readonly type: "quote";
  readonly paragraphs: readonly Runs[];
  readonly speaker?: string;
  readonly role?: string;
}

export interface ImageBlock {
  readonly type: "image";
  /** SHA-256 of the picture's bytes in lower-case hex; absent where only the caption is known. */
  readonly media?: string;
  /** In pixels, as is `height`. */
  readonly width?: number;
  readonly height?: number;
  readonly caption?: string;
  readonly credit?: string;
  readonly alt?: string;
}

export interface LinkBlock {
  readonly type: "link";
  readonly url: string;
  readonly title?: string;
  readonly description?: string;
  readonly site?: string;
}

/** Sound or film: carried through the composer as it is. */
export interface RecordingBlock {
  readonly type: "audio" | "video";
  readonly media?: string;
  readonly url?: string;
  readonly title?: string;
  readonly duration_s?: number;
}

export type Block =
  | TextBlock
  | HeadingBlock
  | ListBlock
  | QuoteBlock
  | ImageBlock
  | LinkBlock
  | RecordingBlock;

/** A picture that the server has taken in, with what it read from the file itself. */
export interface Picture {
  readonly media: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
}
