/** The desk of one live: where it is written. */

import { render } from "preact";
import { speakFor } from "./desk/api.ts";
import { behave } from "./desk/behave.ts";
import { composeDesk } from "./desk/compose.ts";
import type { DeskData } from "./desk/data.ts";
import { Room } from "./desk/room.tsx";
import { learn } from "./desk/words.ts";

const root = document.getElementById("desk");
const data = document.getElementById("desk-data")?.textContent;
if (root && data) await open(root, JSON.parse(data) as DeskData);

async function open(mount: HTMLElement, given: DeskData): Promise<void> {
  learn(given.words, given.me.language);
  speakFor(given.me.id);
  const desk = await composeDesk(given);
  render(<Room desk={desk} />, mount);
  await behave(desk);
}
