/** The toolbar's signs, drawn on 20 by 20 in the colour of the text around them. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4 8 16",
  link: "M8.5 11.5a3.2 3.2 0 0 0 4.6.2l2.7-2.7a3.2 3.2 0 0 0-4.6-4.5L10 5.7M11.5 8.5a3.2 3.2 0 0 0-4.6-.2L4.2 11a3.2 3.2 0 0 0 4.6 4.5L10 14.3",
  heading: "M5 4v12M15 4v12M5 10h10",
  list: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  quote: "M9 5 4.5 10 9 15M15.5 5 11 10l4.5 5",
  picture: "M3 4h14v12H3zM3 14l4.5-4.5 3.5 3.5 2-2 4 4M13 7.5h.01",
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
