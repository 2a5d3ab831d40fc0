/**
 * The posts as a feed, for who reads by ear (w3.org/WAI/ARIA/apg, feed pattern): each article can be
 * gone to, says what it is called and where it stands. The keys are in keys.ts.
 */

import { headlineOf } from "./attention.ts";
import type { Page } from "./page.ts";
import { postElements } from "./page.ts";

/** Make the list a feed; only a script can, as it comes with keys. */
export function makeFeed({ list }: Page): void {
  list.setAttribute("role", "feed");
  list.setAttribute("aria-labelledby", "stream-h");
}

/** Make a post an article of the feed, called by its headline or, without one, its time. */
export function makeArticle(element: HTMLElement): void {
  if (!element.dataset.id) return;
  element.tabIndex = 0;
  const headline = headlineOf(element);
  const name = headline === element ? element.querySelector(".when a") : headline;
  if (!name) return;
  name.id = `${element.id}-h`;
  element.setAttribute("aria-labelledby", name.id);
}

/**
 * Say where each article stands, and of how many: known only where the page has the whole live. The
 * room of a post that is gone is no article.
 */
export function numberArticles({ list, model }: Page): void {
  const articles = postElements(list).filter(({ dataset }) => dataset.gone === undefined);
  const size = model.floor || model.ceiling ? -1 : articles.length;
  articles.forEach((element, index) => {
    element.setAttribute("aria-posinset", String(index + 1));
    element.setAttribute("aria-setsize", String(size));
  });
}
