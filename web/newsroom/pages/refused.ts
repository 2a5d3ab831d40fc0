/** A form that was refused is shown from where it says why. */

export function showRefused(root: ParentNode): void {
  root.querySelector<HTMLElement>("#refused")?.focus();
}
