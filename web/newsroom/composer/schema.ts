/**
 * What a document in the composer can hold: exactly what the house's blocks can say, and nothing else.
 *
 * This is also the gate for everything that is pasted: an element or attribute without a rule here does
 * not exist. The rules read what `toDOM` writes (copying inside the composer) and what `pasted.ts` leaves.
 */

import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from "prosemirror-model";
import { isHonest } from "./address.ts";

const MEDIA = /^[0-9a-f]{64}$/;

const paragraph: NodeSpec = {
  group: "block",
  content: "inline*",
  parseDOM: [{ tag: "p" }],
  toDOM: () => ["p", 0],
};

const heading: NodeSpec = {
  group: "block",
  content: "inline*",
  defining: true,
  parseDOM: [{ tag: "h1,h2,h3,h4,h5,h6" }],
  // Under the heading of the console's part in which the composer stands.
  toDOM: () => ["h3", 0],
};

/** The house's lists are flat: an item is one paragraph. */
const list: NodeSpec = {
  group: "block",
  content: "list_item+",
  attrs: { ordered: { default: false, validate: "boolean" } },
  parseDOM: [
    { tag: "ul", attrs: { ordered: false } },
    { tag: "ol", attrs: { ordered: true } },
  ],
  toDOM: ({ attrs }) => [attrs.ordered ? "ol" : "ul", 0],
};

const list_item: NodeSpec = {
  content: "paragraph",
  defining: true,
  parseDOM: [{ tag: "li" }],
  toDOM: () => ["li", 0],
};

const quote: NodeSpec = {
  group: "block",
  content: "paragraph+",
  defining: true,
  attrs: words("speaker", "role"),
  parseDOM: [{ tag: "blockquote", getAttrs: (element) => data(element, "speaker", "role") }],
  toDOM: ({ attrs }) => [
    "blockquote",
    { "data-speaker": attrs.speaker, "data-role": attrs.role },
    0,
  ],
};

/** `media` is "" where a source gave the caption without the picture. */
const image: NodeSpec = {
  group: "block",
  atom: true,
  attrs: {
    ...words("media", "caption", "credit", "alt"),
    width: { default: 0, validate: "number" },
    height: { default: 0, validate: "number" },
  },
  parseDOM: [
    {
      tag: "figure[data-media]",
      getAttrs(element) {
        const { media = "", width, height } = element.dataset;
        if (media && !MEDIA.test(media)) return false;
        const sizes = { width: Number(width) || 0, height: Number(height) || 0 };
        return { media, ...sizes, ...data(element, "caption", "credit", "alt") };
      },
    },
  ],
  toDOM: ({ attrs }) => ["figure", { ...dataset(attrs) }],
};

const card: NodeSpec = {
  group: "block",
  atom: true,
  attrs: { url: { validate: "string" }, ...words("title", "description", "site") },
  parseDOM: [
    {
      tag: "div[data-url]",
      getAttrs(element) {
        const { url = "" } = element.dataset;
        return isHonest(url) && { url, ...data(element, "title", "description", "site") };
      },
    },
  ],
  toDOM: ({ attrs }) => ["div", { ...dataset(attrs) }],
};

/** A block that the composer does not edit (sound, film, a kind of a later release): kept as it came. */
const opaque: NodeSpec = {
  group: "block",
  atom: true,
  attrs: { block: {} },
  parseDOM: [
    {
      tag: "div[data-block]",
      getAttrs(element) {
        const block = parsed(element.dataset.block ?? "");
        return block !== null && { block };
      },
    },
  ],
  toDOM: ({ attrs }) => ["div", { "data-block": JSON.stringify(attrs.block) }],
};

/** A picture inside something pasted: stands in a slice until it is taken out of it, never in a document. */
const pending: NodeSpec = {
  group: "block",
  atom: true,
  attrs: { src: { validate: "string" } },
  parseDOM: [{ tag: "img[src]", getAttrs: (element) => ({ src: element.getAttribute("src") }) }],
  toDOM: () => ["hr"],
};

const hard_break: NodeSpec = {
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  leafText: () => "\n",
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
};

const link: MarkSpec = {
  attrs: { href: { validate: "string" } },
  // What is typed after a link is not part of it.
  inclusive: false,
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs(element) {
        const href = element.getAttribute("href") ?? "";
        return isHonest(href) && { href };
      },
    },
  ],
  toDOM: ({ attrs }) => ["a", { href: attrs.href, rel: "noopener" }, 0],
};

const bold: MarkSpec = {
  parseDOM: [{ tag: "strong,b" }],
  toDOM: (): DOMOutputSpec => ["strong", 0],
};

const italic: MarkSpec = {
  parseDOM: [{ tag: "em,i" }],
  toDOM: (): DOMOutputSpec => ["em", 0],
};

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    // First, so that an empty place is filled with one.
    paragraph,
    heading,
    list,
    list_item,
    quote,
    image,
    card,
    opaque,
    pending,
    hard_break,
    text: { group: "inline" },
  },
  marks: { link, bold, italic },
});

function words(...names: readonly string[]): Record<string, { default: string; validate: string }> {
  return Object.fromEntries(names.map((name) => [name, { default: "", validate: "string" }]));
}

function data(element: HTMLElement, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, element.dataset[name] ?? ""]));
}

function dataset(attrs: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [`data-${name}`, String(value)]),
  );
}

/** A block from an attribute: an object with a `type`, or null. */
function parsed(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    const isBlock = typeof value === "object" && value !== null && "type" in value;
    return isBlock && typeof value.type === "string" ? value : null;
  } catch {
    return null;
  }
}
