/** Shows another moment in place of the one on the page, by fetching its page. */

import { livePath } from "./since.ts";

/** What there is to know of the moment on the page. Times are in milliseconds since 1970 (UTC). */
export interface Showing {
  readonly zone: string;
  readonly first: number;
  readonly last: number;
  /** When the event occurred after which the page stood so. */
  at(): number;
  /** When it next changed; NaN where it did not. */
  next(): number;
  /** Show the page of a moment; rejects, and leaves the page as it is, where it can't be had. */
  show(time: number): Promise<void>;
}

export const MINUTE = 60_000;

export function createShowing(main: HTMLElement, band: HTMLElement): Showing {
  const { slug = "", zone = "UTC" } = band.dataset;
  return {
    zone,
    first: Number(band.dataset.first),
    last: Number(band.dataset.last),
    at: () => Number(band.dataset.at),
    next: () => Number(band.dataset.next),
    async show(time) {
      // Whole minutes: readers who replay the same day ask a cache for the same pages.
      const minute = new Date(Math.ceil(time / MINUTE) * MINUTE).toISOString().slice(0, 16);
      const address = `${livePath(encodeURIComponent(slug))}/at/${minute}Z`;
      const response = await fetch(address);
      if (!response.ok) throw new Error(`past: ${response.status}`);
      const text = await response.text();
      const fetched = new DOMParser().parseFromString(text, "text/html");
      const page = fetched.getElementById("live");
      const its = fetched.getElementById("past");
      if (!page || !its) throw new Error("past: not a page of the past");
      swap(main, page);
      swapBand(band, its);
      history.replaceState(null, "", address);
    },
  };
}

/** Put the parts and the stream of another page in place of this one's. */
function swap(main: HTMLElement, page: HTMLElement): void {
  keepPosts(main, page);
  for (const selector of ['[data-part="status"]', '[data-part="head"]', ".beside", "#stream"]) {
    const now = page.querySelector(selector);
    if (now) main.querySelector(selector)?.replaceWith(now);
  }
  // Of a chunk that it was, perhaps.
  main.querySelector(".jump")?.remove();
}

/** Posts that are the same stay the elements they are: no picture is loaded twice. */
function keepPosts(main: HTMLElement, page: HTMLElement): void {
  for (const post of Array.from(page.querySelectorAll<HTMLElement>("#posts > *"))) {
    const known = document.getElementById(post.id);
    if (known && main.contains(known) && known.innerHTML === post.innerHTML) {
      known.className = post.className;
      post.replaceWith(known);
    } else {
      post.classList.add("arriving");
    }
  }
}

/** The controls stay, and with them the focus; what they say is the other page's. */
function swapBand(band: HTMLElement, its: HTMLElement): void {
  for (const name of ["at", "next"]) {
    const value = its.dataset[name];
    if (value === undefined) delete band.dataset[name];
    else band.dataset[name] = value;
  }
  for (const selector of [".said", ".steps"]) {
    const now = its.querySelector(selector);
    if (now) band.querySelector(selector)?.replaceWith(now);
  }
  const field = band.querySelector<HTMLInputElement>("#seek");
  const other = its.querySelector<HTMLInputElement>("#seek");
  if (field && other && field !== document.activeElement) field.value = other.value;
}
