/** Copies what stands in a field at a press; the button then says so. */

export function offerCopies(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const field = document.getElementById(button.dataset.copy ?? "");
    // Only pages of a secure origin may write to the clipboard (w3.org/TR/clipboard-apis).
    if (!(field instanceof HTMLTextAreaElement) || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.said ?? "";
    });
  }
}
