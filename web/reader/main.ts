/** The reader's script: keeps a live's page up to date without moving it. */

import { createArrivals } from "./arrivals.ts";
import { createConnection } from "./connection.ts";
import { apply } from "./fold.ts";
import { follow } from "./follow.ts";
import { followOlder } from "./older.ts";
import { readPage } from "./page.ts";
import { createPainter } from "./paint.ts";
import { openPermalink, unquote } from "./permalink.ts";
import { reloadFor } from "./reload.ts";

/** Pages on which nothing changes any more: the live is over, or the page shows a past moment. */
const STILL = ["ended", "past"];

const page = readPage(document);
if (page) {
  const { list, main, model, slug, pollS } = page;
  const arrivals = createArrivals(page);
  const painter = createPainter(page, (arrived) => arrivals.update(painter, arrived));
  const current = openPermalink(list);
  followOlder(page, painter);
  if (!STILL.includes(main.dataset.status ?? "")) {
    const connection = createConnection(page);
    follow({
      slug,
      pollS,
      connection,
      cursor: () => model.cursor,
      receive(delta) {
        const changes = apply(model, delta);
        // Before a reload only what was erased changes, and that does not wait.
        painter.paint(changes, changes.reload);
        if (current && changes.posts.includes(current)) {
          unquote(main);
          arrivals.retitle();
        }
        return changes.reload;
      },
      reload: (head) => reloadFor(head, slug, painter.isAtTop, connection),
    });
  }
}
