/** The panel "Reading": puts what was chosen into its fields, and what is chosen into effect. */

import type { Choices } from "./choices.ts";
import type { Lent } from "./comfort.ts";
import { offerListening } from "./listen.ts";

/** Set the panel up; it has just been opened for the first time. */
export function open(lent: Lent): void {
  const { panel, lowData, retune, readChoices, keepChoices, loadZones } = lent;
  const chosen = readChoices();
  const fields = Array.from(panel.querySelectorAll("input"));
  const current: Record<string, string | boolean> = {
    theme: chosen.theme ?? "",
    text: chosen.text ?? "1",
    zone: chosen.zone ?? "",
    light: lowData.isOn(),
    keys: chosen.keys !== false,
  };
  for (const field of fields) {
    const value = current[field.name];
    field.checked = typeof value === "boolean" ? value : field.value === value;
  }

  const effects: Record<string, (value: string, on: boolean) => Choices> = {
    theme(theme) {
      showTheme(theme);
      return { theme };
    },
    text(text) {
      document.documentElement.dataset.text = text;
      return { text };
    },
    zone(zone) {
      void loadZones().then(({ findZones }) => findZones(lent)?.show(!!zone));
      return { zone };
    },
    light(_, light) {
      lowData.set(light);
      retune();
      return { light };
    },
    keys: (_, keys) => ({ keys }),
  };
  panel.addEventListener("change", ({ target }) => {
    const field = target as HTMLInputElement;
    const effect = effects[field.name];
    if (effect) keepChoices(effect(field.value, field.checked));
  });

  offerZone(lent);
  offerListening(panel);
  closeWhenLeft(panel);
}

/** Offer the reader's own time where it is another than the live's. */
async function offerZone(lent: Lent): Promise<void> {
  const group = lent.panel.querySelector<HTMLElement>("#zone");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!group || group.dataset.zone === own) return;
  const { findZones } = await lent.loadZones();
  const zones = findZones(lent);
  const mine = group?.querySelector('[value="mine"] + span');
  if (!zones || !mine) return;
  mine.textContent += ` (${zones.mine})`;
  group.hidden = false;
}

/** The same that formats/early.py does before the first paint. */
function showTheme(theme: string): void {
  const { documentElement } = document;
  const meta = (rest: string) => document.querySelector<HTMLMetaElement>(`meta[name=${rest}`);
  if (theme) documentElement.dataset.theme = theme;
  else delete documentElement.dataset.theme;
  meta("color-scheme]")?.setAttribute("content", theme || "light dark");
  document.getElementById("theme-color")?.remove();
  const colour = theme && (meta(`theme-color][media*=${theme}]`)?.cloneNode() as HTMLMetaElement);
  if (!colour) return;
  colour.removeAttribute("media");
  colour.id = "theme-color";
  meta("theme-color]")?.before(colour);
}

function closeWhenLeft(panel: HTMLDetailsElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open || event.defaultPrevented) return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!panel.contains(target as Node)) panel.open = false;
  });
}
