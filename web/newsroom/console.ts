/** What the pages of the console share. */

import { startPasskeys } from "./account/passkey.ts";
import { startReveals } from "./account/reveal.ts";
import { offerCopies } from "./pages/copy.ts";
import { followLives } from "./pages/lives.ts";
import { closeMenus } from "./pages/menu.ts";
import { keepMoments } from "./pages/moment.ts";
import { helpOpening } from "./pages/opening.ts";
import { showRefused } from "./pages/refused.ts";
import { keepSession } from "./pages/session.ts";
import { guardUnsent } from "./pages/unsent.ts";

document.documentElement.classList.add("scripted");
keepMoments(document);
closeMenus(document);
showRefused(document);
offerCopies(document);
helpOpening(document);
followLives(document);
keepSession(document);
guardUnsent(document);
startPasskeys(document);
startReveals(document);
