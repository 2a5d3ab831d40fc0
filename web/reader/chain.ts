/**
 * Checks a public log (docs/reader-protocol.md, "The public log") as the server made it:
 *
 *     commitment = SHA-256(salt + body)
 *     hash       = SHA-256(previous hash + commitment + envelope)
 */

export interface Checked {
  readonly events: number;
  readonly withheld: number;
  readonly erased: number;
}

/** An event does not fit: its number, or that of its line where it has none. */
export class Unfit extends Error {
  readonly event: number;

  constructor(event: number) {
    super(`event ${event} does not fit`);
    this.event = event;
  }
}

interface Line {
  readonly seq: number;
  readonly envelope: string;
  readonly commitment: string;
  readonly hash: string;
  readonly words?: "withheld" | "erased";
  readonly salt?: string;
  readonly body?: string;
}

/** Check every line, and that event `seq` has this `hash`; rejects with Unfit at the first amiss. */
export async function check(log: string, seq: number, hash: string): Promise<Checked> {
  const count = { withheld: 0, erased: 0 };
  let events = 0;
  let previous = "0".repeat(64);
  let live: unknown;
  for (const text of log.split("\n")) {
    if (!text) continue;
    events++;
    try {
      const line: Line = JSON.parse(text);
      const envelope = JSON.parse(line.envelope);
      live = live ?? envelope.live;
      previous = await link(previous, line);
      const fits = previous === line.hash && envelope.seq === events && envelope.live === live;
      if (!fits || (events === seq && previous !== hash)) throw new Unfit(events);
      if (line.words) count[line.words]++;
    } catch {
      throw new Unfit(events);
    }
  }
  if (events < seq) throw new Unfit(events + 1);
  return { events, ...count };
}

/** Give the hash of a line's event; rejects where its words are not those committed to. */
async function link(previous: string, line: Line): Promise<string> {
  const { commitment, envelope, salt, body, words } = line;
  if ((body === undefined) !== (words !== undefined)) throw new Error("words without a reason");
  if (body !== undefined && (await digest(bytes(salt ?? ""), utf8(body))) !== commitment) {
    throw new Error("other words than were committed to");
  }
  return digest(bytes(previous), bytes(commitment), utf8(envelope));
}

async function digest(...parts: Uint8Array[]): Promise<string> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
