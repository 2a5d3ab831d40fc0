/** The account's menu closes by Escape, and by a press elsewhere. */

export function closeMenus(root: Document): void {
  const open = () => root.querySelectorAll<HTMLDetailsElement>("details.account[open]");
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  root.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    }
  });
}
