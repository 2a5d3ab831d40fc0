/** The reader's way to keep the page as it is (WCAG 2.2.2): what comes then waits until they ask. */

import { focus } from "./attention.ts";
import { newButton } from "./button.ts";
import type { Painter } from "./paint.ts";

/**
 * Show the button above the posts; while the page is frozen, there is another one among those that
 * float. The answer does what they do.
 */
export function createFreeze(painter: Painter): () => void {
  const button = document.getElementById("freeze");
  if (!button) return () => {};
  const idle = button.textContent;
  const frozen = button.dataset.frozen ?? "";
  const thaw = newButton(frozen);
  thaw.id = "thaw";

  const toggle = () => {
    const on = !painter.isFrozen();
    button.textContent = on ? frozen : idle;
    if (document.activeElement === thaw) focus(button);
    if (on) document.getElementById("newer")?.append(thaw);
    else thaw.remove();
    painter.freeze(on);
  };

  for (const each of [button, thaw]) each.addEventListener("click", toggle);
  button.hidden = false;
  return toggle;
}
