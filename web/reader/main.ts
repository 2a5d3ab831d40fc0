/** The reader's script: keeps a live's page up to date without moving it. */

import { createArrivals } from "./arrivals.ts";
import { offerComfort } from "./comfort.ts";
import { createConnection } from "./connection.ts";
import { createLinkButtons } from "./copylink.ts";
import { countDown } from "./countdown.ts";
import { scrubDay } from "./daybar.ts";
import { createDresser } from "./dress.ts";
import { makeArticle, makeFeed, numberArticles } from "./feed.ts";
import { apply } from "./fold.ts";
import { follow } from "./follow.ts";
import { createFreeze } from "./freeze.ts";
import { keepForOffline } from "./keep.ts";
import { rememberLeaving } from "./left.ts";
import { createLowData } from "./lowdata.ts";
import { followOlder } from "./older.ts";
import { keepOrder } from "./order.ts";
import { readPage } from "./page.ts";
import { createPainter } from "./paint.ts";
import { openPermalink, unquote } from "./permalink.ts";
import { reloadFor } from "./reload.ts";
import { tellOfPage } from "./view.ts";

/** Pages on which nothing changes any more: the live is over, or the page shows a past moment. */
const STILL = ["ended", "past"];

const page = readPage(document);
const follows = !!page && !STILL.includes(page.main.dataset.status ?? "");
keepForOffline(follows);
if (page && !keepOrder(page)) {
  const { list, main, model, slug, pollS } = page;
  const arrivals = createArrivals(page);
  const dresser = createDresser(page);
  const painter = createPainter(page, dresser, (arrived) => arrivals.update(painter, arrived));
  const words = document.getElementById("comfort")?.dataset ?? {};
  const lowData = createLowData(page, words.picture ?? "");
  dresser.add(lowData.veil);
  dresser.add(createLinkButtons(page, words, arrivals.say));
  makeFeed(page);
  dresser.add(makeArticle);
  numberArticles(page);
  const current = openPermalink(list);
  tellOfPage(slug);
  followOlder(page, painter);
  rememberLeaving(page);
  scrubDay(page);
  countDown(main);
  let retune = () => {};
  let toggleFreeze = () => {};
  if (follows) {
    const connection = createConnection(page);
    const mayReload = () => painter.isAtTop() && !painter.isFrozen();
    toggleFreeze = createFreeze(painter);
    retune = follow({
      slug,
      pollS,
      connection,
      isThrifty: lowData.isOn,
      cursor: () => model.cursor,
      receive(delta) {
        const changes = apply(model, delta);
        // What search engines are told is of the page as it was loaded: words may be gone since.
        if (changes.reload || changes.posts.length) document.getElementById("described")?.remove();
        // Before a reload only what was erased changes, and that does not wait.
        painter.paint(changes, changes.reload);
        if (current && changes.posts.includes(current)) {
          unquote(main);
          arrivals.retitle();
        }
        return changes.reload;
      },
      reload: (head) => reloadFor(head, slug, mayReload, connection),
    });
  }
  offerComfort({ list, dresser, lowData, retune, toggleFreeze });
}
