/**
 * Follows the live: by the stream where it works, by polling where it doesn't.
 *
 * Polling needs no decision: while no stream speaks, the page asks every `poll_s`. A page that has a
 * stream (its own, or the one of another tab) asks now and then, since a connection that died without
 * a word (a phone that changed networks, a proxy that holds answers back) looks like a quiet live.
 */

import type { Connection } from "./connection.ts";
import type { Cursor, Delta } from "./fold.ts";
import { formatCursor, isBehind, parseCursor } from "./fold.ts";
import type { News, Share } from "./share.ts";
import { share } from "./share.ts";
import { fetchSince, livePath } from "./since.ts";

/** After so many failures in a row the stream is tried only now and then. */
const STREAM_TRIES = 3;
const FIRST_RETRY_MS = 2_000;
const LATER_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 600_000;
/** With a stream, the page asks once in so many poll intervals; in a hidden tab everything is slower. */
const QUIET_POLLS = 6;
const HIDDEN_POLLS = 4;
const MOST_FAILING_POLLS = 8;
/** A new tab that doesn't lead asks for what happened since its page was rendered. */
const FIRST_POLL_MS = 500;
/** The shared answer to a poll may be a second old: ask again for what another tab already has. */
const CATCH_UP_MS = 1_500;

export interface Following {
  readonly slug: string;
  readonly pollS: number;
  readonly cursor: () => Cursor;
  /** Fold and paint; the answer says whether the page has to be loaded afresh. */
  readonly receive: (delta: Delta) => boolean;
  /** Load the page afresh; false where that was just done and didn't help. */
  readonly reload: (head: string) => boolean;
  readonly connection: Connection;
  /** Whether to use little data: then there is no stream, and polls are rare. */
  readonly isThrifty: () => boolean;
}

/** The answer is to be called when `isThrifty` has another answer. */
export function follow(following: Following): () => void {
  const { slug, cursor, receive, reload, connection, isThrifty } = following;
  let { pollS } = following;
  let source: EventSource | null = null;
  let leading = false;
  let streaming = false;
  let closed = false;
  let failures = 0;
  let misses = 0;
  let wanted = cursor();
  let pollTimer = 0;
  let streamTimer = 0;

  function take(delta: Delta): void {
    if (closed) return;
    const from = formatCursor(cursor());
    pollS = delta.poll_s || pollS;
    connection.found();
    if (receive(delta)) {
      if (reload(delta.head)) close();
      else slowDown();
      return;
    }
    tabs.tell({ from, delta });
    if (delta.stop) {
      close();
      connection.ended();
    }
  }

  function hear({ from, delta }: News): void {
    if (closed || leading) return;
    const start = parseCursor(from);
    if (cursor().epoch === start.epoch && isBehind(cursor(), start)) {
      // Something was missed: ask for all of it rather than leave a hole.
      wanted = parseCursor(delta.head);
      pollIn(0);
    } else {
      take(delta);
      pollLater();
    }
  }

  function openStream(): void {
    clearTimeout(streamTimer);
    source?.close();
    if (closed || !leading || isThrifty()) return;
    source = new EventSource(`${livePath(slug)}/stream?after=${formatCursor(cursor())}`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      // Not when it opens but when it speaks, as it does at once: a proxy may hold its words back.
      streaming = true;
      failures = 0;
      take(JSON.parse(data));
      pollLater();
    };
    source.onerror = failStream;
  }

  /** Close the stream, and try it again: soon at first, then ever more rarely, never all at once. */
  function failStream(): void {
    const spoke = streaming;
    closeStream();
    if (closed || !leading) return;
    failures += 1;
    const wait =
      failures <= STREAM_TRIES
        ? FIRST_RETRY_MS * 2 ** (failures - 1)
        : LATER_RETRY_MS * 2 ** (failures - STREAM_TRIES - 1);
    streamTimer = window.setTimeout(openStream, spread(Math.min(wait, LONGEST_RETRY_MS)));
    if (spoke) {
      // Whether the connection is lost, or only the stream, the next poll tells.
      connection.lost();
      pollIn(spread(2 * FIRST_RETRY_MS));
    }
  }

  function closeStream(): void {
    clearTimeout(streamTimer);
    source?.close();
    source = null;
    streaming = false;
  }

  async function poll(checking: boolean): Promise<void> {
    clearTimeout(pollTimer);
    const listening = streaming || !leading;
    const asked = cursor();
    try {
      const delta = await fetchSince(slug, asked);
      const isNews = isBehind(cursor(), parseCursor(delta.head));
      take(delta);
      if (misses && leading && !streaming) {
        // The way is open again, for the stream as well.
        failures = 0;
        clearTimeout(streamTimer);
        streamTimer = window.setTimeout(openStream, spread(FIRST_RETRY_MS));
      }
      misses = 0;
      if (checking && listening && isNews) onDeaf();
    } catch {
      misses += 1;
      if (!streaming) connection.lost();
    }
    if (isBehind(cursor(), wanted)) pollIn(CATCH_UP_MS);
    else pollLater();
  }

  /** The page asked and there was news that its stream should have brought. */
  function onDeaf(): void {
    if (!leading) tabs.takeLead();
    else {
      failures = Math.max(failures, STREAM_TRIES);
      failStream();
    }
  }

  function pollLater(): void {
    const quiet = streaming || !leading || isThrifty() ? QUIET_POLLS : 1;
    const hidden = document.hidden ? HIDDEN_POLLS : 1;
    const failing = Math.min(2 ** misses, MOST_FAILING_POLLS);
    pollIn(spread(pollS * 1000 * quiet * hidden * failing), true);
  }

  function pollIn(wait: number, checking = false): void {
    clearTimeout(pollTimer);
    if (!closed) pollTimer = window.setTimeout(poll, wait, checking);
  }

  /** A reload did not help: the server isn't of one mind. Ask rarely until it is. */
  function slowDown(): void {
    closeStream();
    pollS = Math.max(pollS, LATER_RETRY_MS / 1000);
  }

  function close(): void {
    closed = true;
    closeStream();
    clearTimeout(pollTimer);
    tabs.close();
  }

  function pollNow(): void {
    if (!closed && !document.hidden) pollIn(0);
    else if (!closed) pollLater();
  }

  const tabs: Share = share(
    slug,
    () => {
      leading = true;
      openStream();
      pollLater();
    },
    () => {
      leading = false;
      closeStream();
      pollLater();
    },
    hear,
  );
  if (!leading) pollIn(FIRST_POLL_MS);
  document.addEventListener("visibilitychange", pollNow);
  window.addEventListener("online", pollNow);
  return () => {
    closeStream();
    openStream();
    pollNow();
  };
}

/** A time near the one given, so that a crowd that lost the server together doesn't return together. */
function spread(ms: number): number {
  return ms * (0.5 + Math.random());
}
