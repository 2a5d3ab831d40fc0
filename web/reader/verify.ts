/** The button that checks the public log, on the page about a live. Loaded there only. */

import type { Checked } from "./chain.ts";
import { check, Unfit } from "./chain.ts";

const panel = document.getElementById("verify");
const button = panel?.querySelector("button");
const status = panel?.querySelector("[role=status]");
// Browsers offer SHA-256 only where the connection is safe: elsewhere it would prove nothing.
if (panel && button && status && window.crypto?.subtle) {
  const { log = "", seq, hash = "", busy = "", failed = "", broken = "" } = panel.dataset;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    status.textContent = busy;
    try {
      // A log that a cache kept from before this page would be called too short.
      const response = await fetch(`${log}?${seq}`, { cache: "no-cache" });
      if (!response.ok) throw new Error(`verify: ${response.status}`);
      status.textContent = said(
        panel.dataset,
        await check(await response.text(), Number(seq), hash),
      );
    } catch (error) {
      status.textContent =
        error instanceof Unfit ? broken.replace("{n}", String(error.event)) : failed;
    }
    button.removeAttribute("aria-disabled");
  });
  panel.hidden = false;
}

function said(words: DOMStringMap, { events, withheld, erased }: Checked): string {
  const sentences = [
    counted(words.whole, words.whole, events),
    withheld ? counted(words.withheldOne, words.withheld, withheld) : "",
    erased ? counted(words.erasedOne, words.erased, erased) : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

function counted(one = "", other = "", n = 0): string {
  return (n === 1 ? one : other).replace("{n}", String(n));
}
