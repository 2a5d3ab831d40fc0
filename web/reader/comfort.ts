/**
 * What readers may set for themselves. Only this is loaded with the page: the panel, the shortcuts and
 * the clock of another zone come when they are first used.
 */

import { keepChoices, readChoices } from "./choices.ts";
import type { Dresser } from "./dress.ts";
import type { LowData } from "./lowdata.ts";

/** What a page lends to the scripts that are loaded later, which share no code with it. */
export interface Comfort {
  readonly list: HTMLElement;
  readonly dresser: Dresser;
  readonly lowData: LowData;
  /** To be called when low data was turned on or off. */
  readonly retune: () => void;
  readonly toggleFreeze: () => void;
}

export interface Lent extends Comfort {
  readonly panel: HTMLDetailsElement;
  readonly readChoices: typeof readChoices;
  readonly keepChoices: typeof keepChoices;
  /** Load what tells times in the reader's zone; once. */
  readonly loadZones: () => Promise<typeof import("./zones.ts")>;
}

export function offerComfort(comfort: Comfort): void {
  const panel = document.querySelector<HTMLDetailsElement>("details#comfort");
  if (!panel) return;
  const loadZones = () => import("./zones.ts");
  const lent: Lent = { ...comfort, panel, readChoices, keepChoices, loadZones };

  if (readChoices().zone) {
    loadZones().then(
      ({ findZones }) => findZones(lent)?.show(true),
      () => {},
    );
  }
  atFirst(panel, "toggle", async () => (await import("./panel.ts")).open(lent));
  atFirst(document, "keydown", async (event) =>
    (await import("./keys.ts")).listen(lent, event as KeyboardEvent),
  );
  panel.hidden = false;
}

/** Load a script at the first event, or at a later one where the connection fails just then. */
function atFirst(target: EventTarget, type: string, load: (event: Event) => Promise<void>): void {
  const listen = () => target.addEventListener(type, (event) => load(event).catch(listen), once);
  const once = { once: true };
  listen();
}
