/** Asks the API. What it refuses comes as a Problem with a sentence; a dead network as Unreachable. */

import { say } from "./words.ts";

/** The API said no (RFC 9457): `message` is a sentence for whoever is signed in. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** What else the answer says: `current`, `fields`, `holder` … */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    facts: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

/** Nobody answered: the network is gone, or the server is. */
export class Unreachable extends Error {}

/** The session has ended; the words are kept, and the same request may be made after signing in. */
export class SignedOut extends Error {}

/** Somebody else has signed in, in this browser: as good as signed out for whoever writes here. */
export class SomebodyElse extends SignedOut {
  readonly person: string;

  constructor(person: string) {
    super();
    this.person = person;
  }
}

export interface Asked {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly revision?: number;
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** How long an answer is waited for. */
  readonly timeout_ms?: number;
  /** Sent also when the page is being left (fetch.spec.whatwg.org, keepalive). */
  readonly keepalive?: boolean;
}

/** For whom this page speaks, and the token that they had when it was last made sure. */
let speaker: { readonly id: string; readonly token: string } | null = null;

/** From now on nothing goes out in another person's name. */
export function speakFor(id: string): void {
  speaker = { id, token: csrfToken() };
}

const BASE = "/api/v1";
const TIMEOUT_MS = 15_000;
const SIGNED_OUT = 401;
const TOO_LARGE = 413;
const NOBODY_THERE = [502, 503, 504];
const PROBLEM = "application/problem+json";

export async function ask<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  if (speaker && csrfToken() !== speaker.token) await identify(speaker.id);
  const response = await send(path, asked);
  if (response.ok) return (response.status === 204 ? undefined : await read(response)) as Answer;
  if (response.status === SIGNED_OUT) throw new SignedOut();
  if (isNobody(response)) throw new Unreachable();
  throw await problem(response);
}

/**
 * Signing in changes the token (docs.djangoproject.com, rotate_token), in whichever tab it happens: so
 * who is there has to be asked only when it has changed.
 */
async function identify(id: string): Promise<void> {
  const token = csrfToken();
  const response = await send("/me", {});
  if (response.status === SIGNED_OUT) throw new SignedOut();
  if (!response.ok) throw new Unreachable();
  const me = (await read(response)) as { readonly id: string | number; readonly name: string };
  if (String(me.id) !== id) throw new SomebodyElse(me.name);
  speaker = { id, token };
}

async function send(
  path: string,
  {
    method = "GET",
    body,
    revision,
    key,
    signal,
    timeout_ms = TIMEOUT_MS,
    keepalive = false,
  }: Asked,
) {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-csrftoken"] = csrfToken();
  if (revision !== undefined) headers["if-match"] = `"${revision}"`;
  if (key !== undefined) headers["idempotency-key"] = key;
  let payload: BodyInit | null = null;
  if (body instanceof FormData) {
    payload = body;
  } else if (body !== undefined) {
    headers["content-type"] = "application/json";
    payload = JSON.stringify(body);
  }
  const timeout = AbortSignal.timeout(timeout_ms);
  try {
    return await fetch(BASE + path, {
      method,
      headers,
      body: payload,
      credentials: "same-origin",
      keepalive,
      signal: signal ? either(signal, timeout) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
}

/** An answer that breaks off, or is a page of whoever sells this network, is as good as none. */
async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Unreachable();
  }
}

/** Whichever comes first; where a browser cannot say so (Firefox 115), the one that was given. */
function either(given: AbortSignal, timeout: AbortSignal): AbortSignal {
  return "any" in AbortSignal ? AbortSignal.any([given, timeout]) : given;
}

/** An answer of a proxy, in place of the server: as good as none. */
function isNobody({ status, headers }: Response): boolean {
  return NOBODY_THERE.includes(status) && !headers.get("content-type")?.startsWith(PROBLEM);
}

async function problem(response: Response): Promise<Problem> {
  const { status } = response;
  let facts: Record<string, unknown> = {};
  try {
    facts = await response.json();
  } catch {
    // Whatever answered so is none of ours (a proxy, say): its status has to do.
  }
  const { code, detail } = facts;
  const sentence = detail ? String(detail) : statusWords(status);
  return new Problem(status, String(code ?? ""), sentence, facts);
}

function statusWords(status: number): string {
  return status === TOO_LARGE
    ? say("This is larger than the server takes.")
    : say("The server refused this and gave no reason (status {status}).", { status });
}

/** The token is in a cookie of its own, which changes when one signs in again. */
export function csrfToken(): string {
  return /(?:^|; )filrouge_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}
