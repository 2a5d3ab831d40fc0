/**
 * The one place through which every post and part passes before it is measured and painted: what the
 * script adds to the server's finished HTML is added here.
 */

import type { Page } from "./page.ts";
import { postElements } from "./page.ts";

export type Step = (element: HTMLElement) => void;

export interface Dresser {
  /** Do all steps on an element that is about to be put on the page; the answer is the element. */
  dress(element: HTMLElement): HTMLElement;
  /** Add a step, and do it on what is on the page already. */
  add(step: Step): void;
}

export function createDresser({ main, list }: Page): Dresser {
  const steps: Step[] = [];
  return {
    dress(element) {
      for (const step of steps) step(element);
      return element;
    },
    add(step) {
      steps.push(step);
      const parts = Array.from(main.querySelectorAll<HTMLElement>("[data-part]"));
      for (const element of parts.concat(postElements(list))) step(element);
    },
  };
}
