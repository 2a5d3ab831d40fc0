/** A content as plain paragraphs, to be read and compared: its words, and what belongs to them. */

import type { Block, Runs } from "../composer/block.ts";
import type { Content } from "../desk/data.ts";

const textOf = (runs: Runs) => runs.map((run) => run.text).join("");

/** The words of the body, a blank line between paragraphs. */
export function plainText({ blocks = [] }: Content): string {
  return blocks.flatMap(paragraphsOf).filter(Boolean).join("\n\n");
}

function paragraphsOf(block: Block): string[] {
  switch (block.type) {
    case "text":
    case "heading":
      return [textOf(block.runs)];
    case "list":
      return block.items.map(
        (item, index) => `${block.ordered ? `${index + 1}.` : "–"} ${textOf(item)}`,
      );
    case "quote": {
      const by = [block.speaker, block.role].filter(Boolean).join(", ");
      return [...block.paragraphs.map(textOf), by && `— ${by}`];
    }
    case "image":
      return [[block.caption, block.credit, block.alt].filter(Boolean).join(" · ")];
    case "link":
      return [[block.title, block.url].filter(Boolean).join(" · ")];
    case "audio":
    case "video":
      return [[block.title, block.url].filter(Boolean).join(" · ")];
  }
}

/** What a content has beside headline and body, each as one line. */
export function plainOptions(content: Content): Readonly<Record<string, string>> {
  const { authors = [], topics = [], people = [], sources = [], related = [] } = content;
  return {
    authors: authors.join(", "),
    topics: topics.join(", "),
    people: people.join(", "),
    sources: sources.map(({ name, status = "confirmed" }) => `${name} (${status})`).join(", "),
    related: related.map(({ title, url }) => title || url).join(", "),
  };
}
