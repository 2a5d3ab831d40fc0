/**
 * The browser's own database (w3.org/TR/IndexedDB-3): what stands here outlives the page, the browser
 * and the network.
 */

import { memoryDatabase } from "./memory.ts";

export type Store = "drafts" | "outbox";

export interface Kept {
  readonly id: string;
}

export type Change =
  | { readonly store: Store; readonly put: Kept }
  | { readonly store: Store; readonly remove: string };

export interface Database {
  /** False where the browser keeps nothing: all is forgotten with the page. */
  readonly lasts: boolean;
  all<Item extends Kept>(store: Store): Promise<readonly Item[]>;
  /** Write all of it or nothing; resolves once it will outlive the page. */
  write(changes: readonly Change[]): Promise<void>;
}

const NAME = "filrouge";
const VERSION = 1;

/** Open the database, or one in memory where the browser has none to give (some private windows). */
export async function openDatabase(): Promise<Database> {
  try {
    return indexedDatabase(await connect());
  } catch {
    return memoryDatabase();
  }
}

function connect(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    for (const store of ["drafts", "outbox"] satisfies Store[]) {
      request.result.createObjectStore(store, { keyPath: "id" });
    }
  };
  return answer(request);
}

function indexedDatabase(connection: IDBDatabase): Database {
  let current: Promise<IDBDatabase> = Promise.resolve(connection);
  watch(connection);

  /** The browser may close it (storage was cleared); a later version of this page asks us to. */
  function watch(opened: IDBDatabase): void {
    opened.onversionchange = () => opened.close();
    opened.onclose = () => {
      current = connect().then((again) => {
        watch(again);
        return again;
      });
    };
  }

  return {
    lasts: true,
    async all<Item extends Kept>(store: Store) {
      const transaction = (await current).transaction(store, "readonly");
      return answer<Item[]>(transaction.objectStore(store).getAll());
    },
    async write(changes) {
      const stores = new Set(changes.map((change) => change.store));
      // Strict: on the disk, and not only handed to the system, when it is said to be kept.
      const transaction = (await current).transaction([...stores], "readwrite", {
        durability: "strict",
      });
      for (const change of changes) {
        const store = transaction.objectStore(change.store);
        if ("put" in change) store.put(change.put);
        else store.delete(change.remove);
      }
      await done(transaction);
    },
  };
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
