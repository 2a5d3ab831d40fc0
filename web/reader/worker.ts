/**
 * The service worker: shows the pages that were read, as they stood, while there is no connection.
 *
 * The network always goes first: as long as it answers, nothing kept is shown. Only what the public
 * reads is kept, never what the page follows the live by, nor anything of the newsroom.
 */

import { withAge } from "./offline/age.ts";
import type { Asked } from "./offline/events.ts";
import { worker } from "./offline/events.ts";
import { firstOf } from "./offline/patience.ts";
import { isFile, isKeepable, isOurs, isPublicPage, livePath, slugOf } from "./offline/scope.ts";
import type { Kept } from "./offline/store.ts";
import {
  agree,
  forget,
  forgetFile,
  keepFile,
  keepPage,
  keptFile,
  keptPage,
  keptSlugs,
  NOTICE,
} from "./offline/store.ts";

/** A connection this slow is none, for who has a copy. */
const PATIENCE_MS = 4_000;
/** How often what is kept of other lives is held against what the server says of them. */
const CHECK_EVERY_MS = 120_000;
/** A cursor of no epoch: the answer is small, says the present one, and is the same for everybody. */
const NO_CURSOR = "0-0";
/** Else the browser's own cache would answer a moment longer (`stale-while-revalidate`). */
const FRESH: RequestInit = { cache: "no-cache" };
const FILE_KINDS = ["image", "style", "script", "font"];

let checkedAt = 0;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    fetch(NOTICE).then((response) => {
      if (!response.ok) throw new Error(`notice: ${response.status}`);
      return keepPage(NOTICE, response);
    }),
  );
  worker.skipWaiting();
});

worker.addEventListener("activate", (event) => event.waitUntil(keepOpenPages()));

worker.addEventListener("message", (event) => {
  if (event.source) event.waitUntil(refresh(new URL(event.source.url)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // What is asked for in ranges is film and sound: too large to be kept.
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range"))
    return;
  if (request.mode === "navigate" && isOurs(url)) answerPage(event, url);
  else if (isFile(url) && FILE_KINDS.includes(request.destination)) answerFile(event, url);
});

function answerPage(event: Asked, url: URL): void {
  const answer = fetch(event.request, FRESH);
  event.waitUntil(
    answer
      .then((response) => take(url, response.clone()))
      .then(check)
      .catch(() => {}),
  );
  event.respondWith(freshOrKept(answer, url));
}

async function freshOrKept(answer: Promise<Response>, { pathname }: URL): Promise<Response> {
  const kept = await keptPage(pathname).catch(() => undefined);
  const asItStood = kept && (() => aged(kept));
  return firstOf(answer, asItStood, PATIENCE_MS).catch(() => {
    // Nobody knows for how long: all is held against the server as soon as it is back.
    checkedAt = 0;
    return asItStood ? asItStood() : notice();
  });
}

function aged({ html, at, headers }: Kept): Response {
  return new Response(withAge(html, at, Date.now()), { headers });
}

async function notice(): Promise<Response> {
  const kept = await keptPage(NOTICE).catch(() => undefined);
  return kept ? new Response(kept.html, { headers: kept.headers }) : Response.error();
}

function answerFile(event: Asked, { pathname }: URL): void {
  const answer = fetch(event.request);
  event.waitUntil(
    answer
      .then((response) => {
        if (isLost(response)) return forgetFile(pathname);
        return response.status === 200 ? keepFile(pathname, response.clone()) : undefined;
      })
      .catch(() => {}),
  );
  event.respondWith(answer.catch(async () => (await keptFile(pathname)) ?? Response.error()));
}

/** Deal with what the server answered for a page: keep it, or let go of what was kept. */
async function take(url: URL, response: Response): Promise<void> {
  if (isLost(response)) return forget(response.status === 410 ? liveOf(url) : url.pathname);
  if (isPublicPage(response) && isKeepable(url)) await keepPage(url.pathname, response);
}

function isLost({ status }: Response): boolean {
  return status === 404 || status === 410;
}

function liveOf({ pathname }: URL): string {
  const slug = slugOf(pathname);
  return slug ? livePath(slug) : pathname;
}

/** The pages that were open before there was a worker. */
async function keepOpenPages(): Promise<void> {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all(open.map(({ url }) => refresh(new URL(url))));
}

/** Keep a page as it now stands; where the reader has to save, not for that alone. */
async function refresh(url: URL): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!isOurs(url) || !isKeepable(url) || connection?.saveData) return;
  await fetch(url.pathname, FRESH)
    .then((response) => take(url, response))
    .catch(() => {});
}

/** Let go of the pages of lives that were withdrawn, or whose history was rebuilt, meanwhile. */
async function check(): Promise<void> {
  if (Date.now() - checkedAt < CHECK_EVERY_MS) return;
  checkedAt = Date.now();
  for (const slug of Array.from(await keptSlugs())) {
    const response = await fetch(`${livePath(slug)}/since/${NO_CURSOR}`);
    if (isLost(response)) await forget(livePath(slug));
    else if (response.ok) await agree(slug, (await response.json()).head.split("-")[0]);
  }
  // Its headlines are theirs.
  if (await keptPage("/")) await refresh(new URL("/", location.href));
}
