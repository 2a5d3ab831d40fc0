/** Makes a button that submits nothing. */
export function newButton(words = ""): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  return button;
}
