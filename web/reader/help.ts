/** The sheet that lists the shortcuts: a modal dialog, without <dialog>, which Safari 14 lacks. */

/** Open it; its words are those of the panel. */
export function openHelp(panel: HTMLElement): void {
  const source = panel.querySelector<HTMLElement>("#keys dl");
  const title = panel.querySelector("#keys > summary")?.textContent ?? "";
  if (!source) return;
  const before = document.activeElement as HTMLElement | null;
  const behind = Array.from(document.body.children).filter(
    (each) => !each.hasAttribute("inert") && !each.matches("script"),
  );

  const sheet = document.createElement("div");
  sheet.className = "help";
  sheet.lang = panel.lang || document.documentElement.lang;
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-modal", "true");
  sheet.setAttribute("aria-label", title);
  const box = document.createElement("div");
  const heading = document.createElement("h2");
  heading.textContent = title;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = source.dataset.close ?? "";
  box.append(heading, source.cloneNode(true), close);
  sheet.append(box);

  function leave(): void {
    for (const each of behind) {
      each.removeAttribute("inert");
      each.removeAttribute("aria-hidden");
    }
    sheet.remove();
    before?.focus({ preventScroll: true });
  }

  close.addEventListener("click", leave);
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) leave();
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "?") leave();
    else if (event.key === "Tab") close.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  for (const each of behind) {
    each.setAttribute("inert", "");
    // For browsers that do not know `inert`.
    each.setAttribute("aria-hidden", "true");
  }
  document.body.append(sheet);
  close.focus();
}
