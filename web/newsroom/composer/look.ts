/**
 * How an element of pasted HTML looks: editors and word processors say bold and italic by style.
 *
 * Styles are read from the attribute's text, which `pasted.ts` renames: where the page's
 * Content-Security-Policy forbids style attributes, the browser applies none and `element.style` is empty.
 */

/** `undefined` where the element says nothing of its own. */
export interface Look {
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
}

const BOLD = new Set(["B", "STRONG"]);
const ITALIC = new Set(["I", "EM", "CITE"]);
const BOLD_FROM_WEIGHT = 600;
/** A picture of this many pixels or fewer is there to be counted, not seen. */
const PIXEL_MAX = 3;

export function lookOf(element: Element): Look {
  const { "font-weight": weight, "font-style": style, font } = declarations(element);
  return {
    bold:
      boldOf(weight ?? font?.split(/\s/).find(isWeight)) ??
      (BOLD.has(element.tagName) || undefined),
    italic: italicOf(style) ?? (ITALIC.has(element.tagName) || undefined),
  };
}

/** Say whether whoever made the HTML kept the element out of sight (a mail's preview line, a mark of Word's). */
export function isHidden(element: Element): boolean {
  const { display, visibility, "mso-hide": hide } = declarations(element);
  if (element.hasAttribute("hidden") || display === "none") return true;
  return visibility === "hidden" || hide === "all";
}

/** Say whether an image is a tracking pixel. */
export function isPixel(image: Element): boolean {
  const { width, height } = declarations(image);
  return [image.getAttribute("width") ?? width, image.getAttribute("height") ?? height].some(
    (size) => size !== undefined && Number.parseFloat(size) <= PIXEL_MAX,
  );
}

/** The value of `mso-list` that Word puts on a paragraph that is a list's item, or on the item's sign. */
export function msoList(element: Element): string | undefined {
  return declarations(element)["mso-list"];
}

/** What the `style` attribute was: property names in lower case to values. */
export function declarations(element: Element): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const part of (element.getAttribute("data-style") ?? "").split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    found[name] = part
      .slice(colon + 1)
      .replace(/!important/i, "")
      .trim()
      .toLowerCase();
  }
  return found;
}

function isWeight(word: string): boolean {
  return /^(?:bold|bolder|[1-9]00)$/.test(word);
}

function boldOf(weight: string | undefined): boolean | undefined {
  if (!weight) return undefined;
  if (weight === "bold" || weight === "bolder") return true;
  if (weight === "normal" || weight === "lighter") return false;
  const number = Number.parseInt(weight, 10);
  return Number.isNaN(number) ? undefined : number >= BOLD_FROM_WEIGHT;
}

function italicOf(style: string | undefined): boolean | undefined {
  if (!style) return undefined;
  if (/^(?:italic|oblique)/.test(style)) return true;
  return style === "normal" ? false : undefined;
}
