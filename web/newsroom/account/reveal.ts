/** Puts a button beside each new password that shows what was typed; its words come with it. */
export function startReveals(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-reveal]")) {
    const { reveal = "", conceal = "" } = input.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = reveal;
    button.setAttribute("aria-controls", input.id);
    const box = document.createElement("div");
    box.className = "revealed";
    input.replaceWith(box);
    box.append(input, button);
    button.addEventListener("click", () => {
      const wasHidden = input.type === "password";
      input.type = wasHidden ? "text" : "password";
      button.textContent = wasHidden ? conceal : reveal;
    });
    // Sent as a password, so that the browser offers to keep it.
    input.form?.addEventListener("submit", () => {
      input.type = "password";
    });
  }
}
