/**
 * Low data: pictures are not loaded until the reader asks for them. In their place stands an empty
 * picture of the same size, and on it a button with their words. Sound and film never load by
 * themselves: the server says so (`preload="none"`).
 */

import { newButton } from "./button.ts";
import type { Page } from "./page.ts";

export interface LowData {
  isOn(): boolean;
  set(on: boolean): void;
  /** Put what stands for the pictures of an element in their place, before it is on the page. */
  veil(element: HTMLElement): void;
}

/** `words` are those of the buttons. The page's first script (formats/early.py) says whether it is on. */
export function createLowData({ main }: Page, words: string): LowData {
  const { dataset } = document.documentElement;
  /** Pictures that were asked for stay, also when the post they stand in changes. */
  const shown = new Set<string>();
  dataset.dressed = "";

  function veilOne(img: HTMLImageElement): void {
    const src = img.dataset.src ?? img.getAttribute("src") ?? "";
    if (img.nextElementSibling?.matches(".veil")) return;
    const isHere = img.naturalWidth > 0;
    if (shown.has(src) || isHere || src.startsWith("data:")) {
      unveil(img);
      return;
    }
    img.dataset.src = src;
    img.src = `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${img.getAttribute("width")}" height="${img.getAttribute("height")}"/>`,
    )}`;
    const button = newButton();
    button.className = "veil";
    const bold = document.createElement("b");
    bold.textContent = words;
    button.append(bold, " ", img.alt);
    img.after(button);
    const show = () => {
      shown.add(src);
      unveil(img);
    };
    button.addEventListener("click", show);
    img.addEventListener("click", show, { once: true });
  }

  function unveil(img: HTMLImageElement): void {
    const { dataset, nextElementSibling: next } = img;
    if (next?.matches(".veil")) next.remove();
    if (dataset.src) img.src = dataset.src;
    delete dataset.src;
  }

  const isOn = () => dataset.light !== undefined;

  function veil(element: HTMLElement): void {
    if (isOn()) element.querySelectorAll("img").forEach(veilOne);
  }

  veil(main);
  return {
    isOn,
    veil,
    set(on) {
      if (on) dataset.light = "";
      else delete dataset.light;
      if (on) veil(main);
      else main.querySelectorAll<HTMLImageElement>("img[data-src]").forEach(unveil);
    },
  };
}
