/** A database that lasts as long as the page: where the browser gives no other, and in tests. */

import type { Change, Database, Kept, Store } from "./database.ts";

export function memoryDatabase(): Database {
  const stores: Record<Store, Map<string, Kept>> = { drafts: new Map(), outbox: new Map() };

  function write(change: Change): void {
    const store = stores[change.store];
    if ("put" in change) store.set(change.put.id, change.put);
    else store.delete(change.remove);
  }

  return {
    lasts: false,
    async all<Item extends Kept>(store: Store) {
      return [...stores[store].values()] as Item[];
    },
    async write(changes) {
      changes.forEach(write);
    },
  };
}
