/**
 * The tabs of one browser share one stream per live: over HTTP/1.1 a browser opens six connections to
 * a host, and seven open tabs would starve the house's whole site.
 *
 * A lock elects the tab that leads; it tells the others each delta. Where the browser lacks locks or
 * channels (Safari 14), each tab leads for itself.
 */

import type { Delta } from "./fold.ts";

/** A delta, with the cursor at which the leader stood before it. */
export interface News {
  readonly from: string;
  readonly delta: Delta;
}

export interface Share {
  /** Tell the other tabs. */
  tell(news: News): void;
  /** Take the lead: the leader is silent (phones suspend hidden tabs without freeing their locks). */
  takeLead(): void;
  close(): void;
}

/** `lead` and `rest` are called when this tab gets and loses the lead, `hear` for the leader's news. */
export function share(
  slug: string,
  lead: () => void,
  rest: () => void,
  hear: (news: News) => void,
): Share {
  const { locks } = navigator;
  const alone: Share = { tell() {}, takeLead() {}, close() {} };
  if (!locks || !("BroadcastChannel" in window)) {
    lead();
    return alone;
  }
  const name = `filrouge:${slug}`;
  const channel = new BroadcastChannel(name);
  let queued = new AbortController();
  let leading = false;
  let closed = false;
  let free = () => {};

  function queue(options: LockOptions): void {
    let granted = false;
    const held = () => {
      granted = leading = true;
      lead();
      return new Promise<void>((resolve) => {
        free = resolve;
        if (closed) resolve();
      });
    };
    locks.request(name, options, held).catch((error: DOMException) => {
      if (closed) return;
      if (granted) {
        // Another tab took the lead.
        leading = false;
        rest();
        wait();
      } else if (error.name !== "AbortError") {
        // Locks are refused here (a sandboxed frame).
        lead();
      }
    });
  }

  function wait(): void {
    queued = new AbortController();
    queue({ signal: queued.signal });
  }

  channel.onmessage = (event: MessageEvent<News>) => hear(event.data);
  wait();

  return {
    tell(news) {
      if (leading && !closed) channel.postMessage(news);
    },
    takeLead() {
      if (leading || closed) return;
      queued.abort();
      queue({ steal: true });
    },
    close() {
      closed = true;
      queued.abort();
      channel.close();
      free();
    },
  };
}
