/** Tells the house's own scripts what is looked at; nothing of ours measures anything. */

/** Dispatch `filrouge:NAME` on the document, with the address and title of the page in its detail. */
export function tell(name: string, detail: object): void {
  const { title } = document;
  document.dispatchEvent(new CustomEvent(`filrouge:${name}`, { detail: { title, ...detail } }));
}

/** Once the page has loaded: whoever is to hear of it is there then. */
export function tellOfPage(slug: string, kind = "page"): void {
  const detail = { slug, path: location.pathname, kind };
  window.addEventListener("load", () => tell("view", detail));
}
