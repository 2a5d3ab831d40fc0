/**
 * Reads HTML that somebody pastes, and writes what the house can say of it.
 *
 * What comes out is plain HTML of ours (p, h4, ul, ol, li, blockquote, strong, em, a, br, and img for a
 * picture), made anew: not one element or attribute of the source is carried over. The schema reads it.
 * The source is parsed into a document of its own, which runs no script and loads nothing.
 */

import { isHonest, targetOf } from "./address.ts";
import { isHidden, isPixel, lookOf } from "./look.ts";
import { type Marks, Paper, type Place, TEXT } from "./paper.ts";
import { takeItem } from "./word.ts";

/** What is not text of the page: programs, styles, controls, ways around it. */
const LEFT_OUT = new Set(
  `SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK NAV IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO
  BUTTON INPUT SELECT TEXTAREA DATALIST PROGRESS METER DIALOG MAP XML O:P`.split(/\s+/),
);

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM
  HEADER HR LEGEND MAIN P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR`.split(/\s+/),
);

/** What makes a table a page's scaffolding (mails are built so) and not a table of data. */
const SCAFFOLDING = "table, ul, ol, h1, h2, h3, h4, blockquote, p + p, div + div";

/** Where the reading stands. */
interface Reading extends Marks {
  readonly place: Place;
  /** Whether the list that is being read, the outermost, is numbered; null outside of lists. */
  readonly list: boolean | null;
  /** White space is kept as it is, as in a `pre`. */
  readonly verbatim: boolean;
  /** A cell of a table: what would end a paragraph is a space. */
  readonly oneLine: boolean;
}

const START: Reading = {
  bold: false,
  italic: false,
  link: null,
  place: TEXT,
  list: null,
  verbatim: false,
  oneLine: false,
};

export function cleanHtml(html: string): string {
  const source = new DOMParser().parseFromString(quiet(html), "text/html");
  const paper = new Paper();
  readChildren(source.body, START, paper);
  return paper.html();
}

/**
 * Styles and handlers under names that do nothing. They do nothing in the source's document either, but there
 * the browser would report each as a breach of the page's Content-Security-Policy.
 */
function quiet(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, "$1data-$2"),
    );
}

function readChildren(parent: Node, reading: Reading, paper: Paper): void {
  for (const child of Array.from(parent.childNodes)) read(child, reading, paper);
}

function read(node: Node, reading: Reading, paper: Paper): void {
  if (node.nodeType === Node.TEXT_NODE) {
    readText(node.nodeValue ?? "", reading, paper);
  } else if (node instanceof Element) {
    const name = node.tagName.toUpperCase();
    if (!LEFT_OUT.has(name) && !isHidden(node)) readElement(node, name, reading, paper);
  }
}

function readText(text: string, reading: Reading, paper: Paper): void {
  const lines = reading.verbatim && !reading.oneLine ? text.split("\n") : [text];
  for (const [number, line] of lines.entries()) {
    if (number > 0) paper.breakLine();
    paper.write(line, reading, reading.place);
  }
}

function readElement(element: Element, name: string, outer: Reading, paper: Paper): void {
  const reading = within(element, name, outer);
  if (name === "BR") {
    if (reading.oneLine) paper.write(" ", reading, reading.place);
    else paper.breakLine();
  } else if (name === "IMG") {
    // A picture elsewhere has no address here: it is named, to be said that it stays behind.
    const src = element.getAttribute("src") ?? "";
    if (!isPixel(element)) paper.putPicture(/^data:image\//i.test(src) ? src : "");
  } else if (reading.oneLine) {
    readCell(element, name, reading, paper);
  } else if (name === "UL" || name === "OL") {
    // The house's lists are flat: a list inside another goes on with the outer one.
    readBlock(element, { ...reading, list: reading.list ?? name === "OL" }, paper);
  } else if (name === "LI") {
    const place: Place = { kind: "item", ordered: reading.list ?? false };
    readBlock(element, reading.place.kind === "quote" ? reading : { ...reading, place }, paper);
  } else if (/^H[1-6]$/.test(name) && reading.place === TEXT) {
    // A heading is bold by itself.
    readBlock(element, { ...reading, place: { kind: "heading", ordered: false } }, paper);
  } else if (name === "BLOCKQUOTE" && reading.place === TEXT && !isMailed(element)) {
    readBlock(element, { ...reading, place: { kind: "quote", ordered: false } }, paper);
  } else if (name === "TABLE" && !isScaffolding(element)) {
    readTable(element, reading, paper);
  } else if (BLOCKS.has(name) || /^H[1-6]$|^BLOCKQUOTE$/.test(name)) {
    readParagraph(element, reading, paper);
  } else if (element.className === "Apple-converted-space") {
    paper.write(" ", reading, reading.place);
  } else {
    readChildren(element, reading, paper);
  }
}

function within(element: Element, name: string, outer: Reading): Reading {
  const look = lookOf(element);
  const bold = outer.place.kind !== "heading" && (look.bold ?? outer.bold);
  const href = name === "A" ? (element.getAttribute("href") ?? "").trim() : "";
  return {
    ...outer,
    bold,
    italic: look.italic ?? outer.italic,
    link: isHonest(href) ? targetOf(href) : outer.link,
    verbatim: outer.verbatim || name === "PRE",
  };
}

function readBlock(element: Element, reading: Reading, paper: Paper): void {
  paper.take();
  readChildren(element, reading, paper);
  paper.take();
}

function readParagraph(element: Element, reading: Reading, paper: Paper): void {
  const item = reading.place === TEXT ? takeItem(element) : null;
  if (!item) {
    readBlock(element, reading, paper);
    return;
  }
  const ordered = item.level > 1 ? (paper.openList() ?? item.ordered) : item.ordered;
  readBlock(element, { ...reading, place: { kind: "item", ordered } }, paper);
}

/** A post has no tables: each row becomes one paragraph, its cells joined by a middle dot. */
function readTable(table: Element, reading: Reading, paper: Paper): void {
  paper.take();
  for (const row of Array.from(table.querySelectorAll("caption, tr"))) {
    const cells = row.tagName === "TR" ? Array.from(row.children) : [row];
    const filled = cells.filter((cell) => !isHidden(cell) && hasWords(cell));
    for (const [number, cell] of filled.entries()) {
      if (number > 0) paper.write(" · ", START, reading.place);
      const inside = { ...within(cell, cell.tagName, reading), oneLine: true };
      readChildren(cell, cell.tagName === "TH" ? { ...inside, bold: true } : inside, paper);
    }
    paper.take();
  }
}

function readCell(element: Element, name: string, reading: Reading, paper: Paper): void {
  const isBlock = BLOCKS.has(name);
  if (isBlock) paper.write(" ", reading, reading.place);
  readChildren(element, reading, paper);
  if (isBlock) paper.write(" ", reading, reading.place);
}

function hasWords(element: Element): boolean {
  return /[^\s\u00a0]/.test(element.textContent ?? "");
}

function isScaffolding(table: Element): boolean {
  const role = table.getAttribute("role");
  return role === "presentation" || role === "none" || table.querySelector(SCAFFOLDING) !== null;
}

/** What a mail answers to is text like the rest, not somebody's voice. */
function isMailed(quote: Element): boolean {
  return quote.getAttribute("type") === "cite" || /gmail_quote|moz-cite/.test(quote.className);
}
