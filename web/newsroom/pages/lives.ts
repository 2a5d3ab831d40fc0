/** Keeps the list of lives true while it is open, without moving it under anybody's hand. */

const EVERY_MS = 20_000;

export function followLives(root: Document): void {
  if (!root.querySelector("[data-lives]")) return;
  setInterval(() => {
    if (root.visibilityState === "visible") void renew(root);
  }, EVERY_MS);
}

async function renew(root: Document): Promise<void> {
  const answer = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  replace(root, new DOMParser().parseFromString(await answer.text(), "text/html"));
}

/** Put what a newer copy of the page says into the lines that are here; others come at a reload. */
export function replace(root: ParentNode, newer: ParentNode): void {
  const lists = root.querySelector("[data-lives]");
  if (!lists || lists.matches(":hover") || lists.contains(document.activeElement)) return;
  for (const line of lists.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = newer.querySelector(`[data-live="${CSS.escape(line.dataset.live ?? "")}"] .what`);
    if (fresh) line.querySelector(".what")?.replaceWith(fresh);
  }
  const here = order(lists);
  const changed = root.querySelector<HTMLElement>("[data-changed]");
  if (changed) changed.hidden = here === order(newer);
}

function order(root: ParentNode): string {
  const lines = root.querySelectorAll<HTMLElement>("[data-live]");
  return [...lines].map((line) => `${line.parentElement?.className} ${line.dataset.live}`).join();
}
