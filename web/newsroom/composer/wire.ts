/** Blocks to a document and back, without loss for everything that a block can say. */

import type { Mark, Node } from "prosemirror-model";
import { isHonest } from "./address.ts";
import type { Block, Run, Runs } from "./block.ts";
import { schema } from "./schema.ts";
import { scrub } from "./scrub.ts";

/** The fields that the composer can edit; a block that has others is carried as it is. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  text: ["runs"],
  heading: ["runs"],
  list: ["items", "ordered"],
  quote: ["paragraphs", "speaker", "role"],
  image: ["media", "width", "height", "caption", "credit", "alt"],
  link: ["url", "title", "description", "site"],
};
const RUN_FIELDS: readonly string[] = ["text", "bold", "italic", "link"];

const { nodes, marks } = schema;

export function docOf(blocks: readonly Block[]): Node {
  const children = blocks.map(nodeOf);
  return nodes.doc.create(null, children.length ? children : nodes.paragraph.create());
}

/** Read the document; what says nothing (a paragraph without words) is left out. */
export function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.forEach((node) => {
    const block = blockOf(node);
    if (block) blocks.push(block);
  });
  return blocks;
}

/** Count the words of the body as the server does: what stands between blanks. */
export function countWords(blocks: readonly Block[]): number {
  const texts = blocks.flatMap(paragraphsOf).map((runs) => runs.map(({ text }) => text).join(""));
  return texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}

export function nodeOf(block: Block): Node {
  if (!isEditable(block)) return nodes.opaque.create({ block });
  switch (block.type) {
    case "text":
      return paragraphOf(block.runs);
    case "heading":
      return nodes.heading.create(null, inlineOf(block.runs));
    case "list": {
      const items = block.items.map((runs) => nodes.list_item.create(null, paragraphOf(runs)));
      return nodes.list.create(
        { ordered: block.ordered ?? false },
        items.length ? items : nodes.list_item.createAndFill(),
      );
    }
    case "quote": {
      const { speaker, role } = block;
      const paragraphs = block.paragraphs.map(paragraphOf);
      return nodes.quote.create(
        present({ speaker, role }),
        paragraphs.length ? paragraphs : nodes.paragraph.create(),
      );
    }
    case "image": {
      const { type: _, ...attrs } = block;
      return nodes.image.create(present(attrs));
    }
    case "link": {
      const { type: _, ...attrs } = block;
      return nodes.card.create(present(attrs));
    }
    default:
      return nodes.opaque.create({ block });
  }
}

/** The fields that are there; a server may write one that is absent as null. */
function present(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
}

function isEditable(block: Block): boolean {
  const fields = FIELDS[block.type];
  if (!fields || !hasOnly(block, ["type", ...fields])) return false;
  if (block.type === "link") return isHonest(block.url);
  return paragraphsOf(block).every((runs) => runs.every((run) => hasOnly(run, RUN_FIELDS)));
}

function paragraphsOf(block: Block): readonly Runs[] {
  if (block.type === "list") return block.items;
  if (block.type === "quote") return block.paragraphs;
  return block.type === "text" || block.type === "heading" ? [block.runs] : [];
}

function hasOnly(value: object, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

function paragraphOf(runs: Runs): Node {
  return nodes.paragraph.create(null, inlineOf(runs));
}

function inlineOf(runs: Runs): Node[] {
  const inline: Node[] = [];
  for (const run of runs) {
    const worn = marksOf(run);
    for (const [number, line] of run.text.split("\n").entries()) {
      if (number > 0) inline.push(nodes.hard_break.create(null, null, worn));
      if (line) inline.push(schema.text(line, worn));
    }
  }
  return inline;
}

function marksOf({ bold, italic, link }: Run): Mark[] {
  const worn: Mark[] = [];
  // A draft that was tampered with must not become an address to click on in the composer.
  if (link && isHonest(link)) worn.push(marks.link.create({ href: link }));
  if (bold) worn.push(marks.bold.create());
  if (italic) worn.push(marks.italic.create());
  return worn;
}

function blockOf(node: Node): Block | null {
  switch (node.type) {
    case nodes.paragraph:
    case nodes.heading: {
      const runs = runsOf(node);
      return runs && { type: node.type === nodes.heading ? "heading" : "text", runs };
    }
    case nodes.list: {
      const items = childRuns(node, (item) => item.firstChild ?? item);
      if (!items.length) return null;
      return { type: "list", items, ...(node.attrs.ordered ? { ordered: true } : {}) };
    }
    case nodes.quote: {
      const paragraphs = childRuns(node, (child) => child);
      const said = written(node, "speaker", "role");
      return paragraphs.length || Object.keys(said).length
        ? { type: "quote", paragraphs, ...said }
        : null;
    }
    case nodes.image: {
      const { media, width, height } = node.attrs;
      const said = written(node, "caption", "credit", "alt");
      const shown = {
        ...(media ? { media } : {}),
        ...(width ? { width } : {}),
        ...(height ? { height } : {}),
      };
      return media || Object.keys(said).length ? { type: "image", ...shown, ...said } : null;
    }
    case nodes.card:
      return {
        type: "link",
        url: node.attrs.url,
        ...written(node, "title", "description", "site"),
      };
    case nodes.opaque:
      return node.attrs.block;
    default:
      return null;
  }
}

/** The attributes that hold words, scrubbed; empty ones are left out. */
function written(node: Node, ...names: readonly string[]): Record<string, string> {
  const pairs = names.map((name): [string, string] => [name, scrub(node.attrs[name])]);
  return Object.fromEntries(pairs.filter(([, text]) => text.trim()));
}

function childRuns(parent: Node, textblock: (child: Node) => Node): Runs[] {
  const paragraphs: Runs[] = [];
  parent.forEach((child) => {
    const runs = runsOf(textblock(child));
    if (runs) paragraphs.push(runs);
  });
  return paragraphs;
}

/** The runs of a textblock, neighbours of the same marks in one; null where there is no word. */
function runsOf(textblock: Node): Run[] | null {
  const runs: Run[] = [];
  textblock.forEach((inline) => {
    const text = inline.type === nodes.hard_break ? "\n" : scrub(inline.text ?? "");
    if (!text) return;
    const run = runOf(text, inline.marks);
    const last = runs[runs.length - 1];
    if (last && isAlike(last, run)) runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push(run);
  });
  return runs.some(({ text }) => text.trim()) ? runs : null;
}

function runOf(text: string, worn: readonly Mark[]): Run {
  const href: string | undefined = marks.link.isInSet(worn)?.attrs.href;
  return {
    text,
    ...(marks.bold.isInSet(worn) ? { bold: true } : {}),
    ...(marks.italic.isInSet(worn) ? { italic: true } : {}),
    ...(href ? { link: href } : {}),
  };
}

function isAlike(one: Run, other: Run): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.link === other.link;
}
