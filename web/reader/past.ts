/** Pages of the past: a slider over the day, and its replay. Loaded on these pages only. */

import { createScrubber } from "./scrub.ts";
import { createShowing } from "./showing.ts";

const band = document.getElementById("past");
const main = document.getElementById("live");
const panel = band?.querySelector<HTMLElement>(".scrub");
if (band && main && panel) createScrubber(panel, createShowing(main, band));
