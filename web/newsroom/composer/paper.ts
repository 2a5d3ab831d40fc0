/** The sheet on which pasted HTML is written anew, paragraph by paragraph. */

import { scrub } from "./scrub.ts";

export interface Marks {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link: string | null;
}

/** What a paragraph belongs to. Lines of one item (the same object) are one item. */
export interface Place {
  readonly kind: "text" | "heading" | "item" | "quote";
  readonly ordered: boolean;
}

interface Words extends Marks {
  text: string;
}

type Piece =
  | { readonly kind: "picture"; readonly src: string }
  | { readonly kind: Place["kind"]; readonly place: Place; readonly words: Words[] };

/** As a browser does; two and more no-break spaces are there to move something, not to hold it. */
const WHITE = /[ \t\r\n\f]+/g;
const PADDING = /[ \u00a0]{2,}/g;

export class Paper {
  readonly #pieces: Piece[] = [];
  #words: Words[] = [];
  #place: Place | null = null;
  /** Pictures in a paragraph stand below it. */
  #pictures: string[] = [];

  write(text: string, marks: Marks, place: Place): void {
    const squeezed = scrub(text).replace(WHITE, " ").replace(PADDING, " ");
    const words = /(?:^|[\s\u00a0])$/.test(this.#end()) ? squeezed.replace(/^ /, "") : squeezed;
    if (!words) return;
    this.#place ??= place;
    const { bold, italic, link } = marks;
    this.#words.push({ text: words, bold, italic, link });
  }

  breakLine(): void {
    if (this.#words.length)
      this.#words.push({ text: "\n", bold: false, italic: false, link: null });
  }

  putPicture(src: string): void {
    this.#pictures.push(src);
  }

  /** End the paragraph. An empty line inside it (two line breaks) parts it in two. */
  take(): void {
    for (const words of paragraphs(this.#words)) this.#add(words, this.#place ?? TEXT);
    this.#words = [];
    this.#place = null;
    for (const src of this.#pictures) this.#pieces.push({ kind: "picture", src });
    this.#pictures = [];
  }

  /** Whether the list that a next item would go on with is numbered; null where there is none. */
  openList(): boolean | null {
    const last = this.#pieces[this.#pieces.length - 1];
    return last && last.kind === "item" ? last.place.ordered : null;
  }

  html(): string {
    this.take();
    let html = "";
    let open = "";
    let owner: Place | null = null;
    for (const piece of this.#pieces) {
      const around = wrapper(piece);
      const isOther = around === "blockquote" && "place" in piece && piece.place !== owner;
      if (around !== open || isOther) {
        html += closed(open) + (around && `<${around}>`);
        open = around;
      }
      owner = "place" in piece ? piece.place : null;
      html += piece.kind === "picture" ? `<img src="${escaped(piece.src)}">` : tagged(piece);
    }
    return html + closed(open);
  }

  #end(): string {
    return this.#words[this.#words.length - 1]?.text ?? "";
  }

  #add(words: Words[], place: Place): void {
    const last = this.#pieces[this.#pieces.length - 1];
    if (last && last.kind === "item" && last.place === place) {
      last.words.push({ text: "\n", bold: false, italic: false, link: null }, ...words);
    } else {
      this.#pieces.push({ kind: place.kind, place, words });
    }
  }
}

export const TEXT: Place = { kind: "text", ordered: false };

function paragraphs(words: readonly Words[]): Words[][] {
  const found: Words[][] = [[]];
  let breaks = 0;
  for (const one of words) {
    if (one.text === "\n") {
      breaks += 1;
      continue;
    }
    if (breaks > 0 && !one.text.trim()) continue;
    const isFresh = breaks > 1;
    if (isFresh) found.push([]);
    const last = found[found.length - 1];
    const previous = last?.[last.length - 1];
    if (breaks === 1 && previous) last.push(breakBetween(previous, one));
    breaks = 0;
    last?.push(one);
  }
  return found.map(trimmed).filter((one) => one.length > 0);
}

/** A line break carries the marks that the words on both sides of it have. */
function breakBetween(before: Words, after: Words): Words {
  const link = before.link === after.link ? after.link : null;
  const bold = before.bold && after.bold;
  return { text: "\n", bold, italic: before.italic && after.italic, link };
}

/** Without white space at the ends, the full no-break space that pads an empty paragraph included. */
function trimmed(words: readonly Words[]): Words[] {
  const kept = words.map((one) => ({ ...one }));
  for (let first = kept[0]; first; first = kept[0]) {
    first.text = first.text.replace(/^[\s\u00a0]+/, "");
    if (first.text) break;
    kept.shift();
  }
  for (let last = kept[kept.length - 1]; last; last = kept[kept.length - 1]) {
    last.text = last.text.replace(/[\s\u00a0]+$/, "");
    if (last.text) break;
    kept.pop();
  }
  return kept;
}

function wrapper(piece: Piece): string {
  if (piece.kind === "item") return piece.place.ordered ? "ol" : "ul";
  return piece.kind === "quote" ? "blockquote" : "";
}

function closed(tag: string): string {
  return tag && `</${tag}>`;
}

function tagged({ kind, words }: { kind: Place["kind"]; words: readonly Words[] }): string {
  const inline = words.map(written).join("");
  if (kind === "item") return `<li><p>${inline}</p></li>`;
  return kind === "heading" ? `<h4>${inline}</h4>` : `<p>${inline}</p>`;
}

function written({ text, bold, italic, link }: Words): string {
  let html = escaped(text).replace(/\n/g, "<br>");
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return link ? `<a href="${escaped(link)}">${html}</a>` : html;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
