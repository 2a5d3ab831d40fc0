/**
 * Hears what changed in the house. All tabs of a browser share one stream: over HTTP/1.1 a browser
 * opens six connections to a host, and with seven open tabs Publish would wait for ever.
 */

export interface Change {
  readonly kind: "log" | "gone" | "drafts" | "presence" | "leases" | "facts" | "coverage" | "all";
  readonly live?: string;
  readonly subject?: string;
  readonly epoch?: number;
  readonly seq?: number;
}

export interface Hearing {
  /** Something changed, or (`all`) may have changed unheard. */
  readonly hear: (change: Change) => void;
  /** The stream, of this tab or of the one that leads, is there or is not. */
  readonly connected: (is: boolean) => void;
}

const NAME = "filrouge:newsroom";
const RETRY_MS = 2_000;
const ALL: Change = { kind: "all" };

/** What tabs tell each other; a new one asks whether there is a stream. */
type Told = { readonly change: Change } | { readonly connected: boolean } | { readonly ask: true };

export function followChanges(address: string, { hear, connected }: Hearing): () => void {
  const channel = new BroadcastChannel(NAME);
  const stopped = new AbortController();
  let source: EventSource | null = null;
  let retry = 0;

  function tell(told: Told): void {
    channel.postMessage(told);
    take(told);
  }

  function take(told: Told): void {
    if ("change" in told) hear(told.change);
    else if ("connected" in told) connected(told.connected);
    else if (source) channel.postMessage({ connected: source.readyState === EventSource.OPEN });
  }

  function open(): void {
    source = new EventSource(address);
    source.onopen = () => {
      tell({ connected: true });
      // What happened before the stream was there was heard by nobody.
      tell({ change: ALL });
    };
    source.onmessage = (event) => tell({ change: JSON.parse(event.data) as Change });
    source.onerror = () => {
      tell({ connected: false });
      // A refusal (signed out, say) closes it for good; a lost line the browser mends itself.
      if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, RETRY_MS);
    };
  }

  channel.onmessage = (event: MessageEvent<Told>) => take(event.data);
  channel.postMessage({ ask: true });
  // A phone stops the tabs that are not seen, the one that leads too: until it answers, none is there.
  const seen = () => {
    if (document.hidden || source) return;
    connected(false);
    channel.postMessage({ ask: true });
  };
  document.addEventListener("visibilitychange", seen);
  if (!navigator.locks) open(); // without https there are none, and each tab is alone
  navigator.locks
    ?.request(NAME, { signal: stopped.signal }, () => {
      open();
      return new Promise<void>((resolve) => {
        stopped.signal.addEventListener("abort", () => resolve());
      });
    })
    .catch((error: DOMException) => {
      if (error.name !== "AbortError") open(); // locks are refused here (a sandboxed frame)
    });

  return () => {
    stopped.abort();
    clearTimeout(retry);
    document.removeEventListener("visibilitychange", seen);
    source?.close();
    channel.close();
  };
}
