/** What the browser keeps of the site: pages, and the files that these name. Few, and no longer than needed. */

import { epochOf, filesOf, livePath, slugOf } from "./scope.ts";

const PAGES = "filrouge-pages";
const FILES = "filrouge-files";
/** The page that is shown for one that was not kept. */
export const NOTICE = "/offline";

export const PAGES_MAX = 30;
export const BYTES_MAX = 15_000_000;

const KEPT_AT = "x-kept-at";
const BYTES = "x-bytes";

export interface Kept {
  readonly html: string;
  readonly at: number;
  readonly headers: Headers;
}

/** Keep a page, instead of an earlier copy; then let go of what is too much, or of another epoch. */
export async function keepPage(path: string, response: Response): Promise<void> {
  const html = await response.text();
  const epoch = epochOf(html);
  const slug = slugOf(path);
  // Without its epoch nobody could tell that what it says has been erased since.
  if (slug && !epoch) return;
  const pages = await caches.open(PAGES);
  await pages.put(path, copy(response, html, html.length));
  await keepFiles(filesOf(html));
  if (slug) await agree(slug, epoch);
  else await sweep();
}

export async function keptPage(path: string): Promise<Kept | undefined> {
  const found = await (await caches.open(PAGES)).match(path);
  if (!found) return undefined;
  const { headers } = found;
  return { html: await found.text(), at: Number(headers.get(KEPT_AT)), headers };
}

/** The slugs of the lives of which pages are kept. */
export async function keptSlugs(): Promise<Set<string>> {
  const slugs = (await pathsIn(await caches.open(PAGES))).map(slugOf);
  return new Set(slugs.filter((slug): slug is string => slug !== undefined));
}

/** Let go of a live's pages that were made in another epoch: what they say may have been erased. */
export async function agree(slug: string, epoch: string | undefined): Promise<void> {
  const pages = await caches.open(PAGES);
  for (const path of await pathsIn(pages)) {
    if (slugOf(path) !== slug) continue;
    const kept = await pages.match(path);
    if (!epoch || !kept || epochOf(await kept.text()) !== epoch) await pages.delete(path);
  }
  await sweep();
}

/** Let go of the page at a path; where it is the live's own, of all pages of the live. */
export async function forget(path: string): Promise<void> {
  const slug = slugOf(path);
  if (slug && path === livePath(slug)) return agree(slug, undefined);
  await (await caches.open(PAGES)).delete(path);
  await sweep();
}

export async function keepFile(path: string, response: Response): Promise<void> {
  const body = await response.blob();
  await (await caches.open(FILES)).put(path, copy(response, body, body.size));
}

export async function keptFile(path: string): Promise<Response | undefined> {
  return (await caches.open(FILES)).match(path);
}

export async function forgetFile(path: string): Promise<void> {
  await (await caches.open(FILES)).delete(path);
}

/** Let go of everything. */
export async function forgetAll(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith("filrouge-"));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Keep files of a page: what is missing of its look, and the pictures that the browser has anyway. */
async function keepFiles(paths: readonly string[]): Promise<void> {
  const files = await caches.open(FILES);
  for (const path of paths) {
    if (await files.match(path)) continue;
    const asked: RequestInit = path.startsWith("/media/")
      ? { cache: "only-if-cached", mode: "same-origin" }
      : {};
    const response = await fetch(path, asked).catch(() => undefined);
    if (response?.status === 200) await keepFile(path, response);
  }
}

/** Keep the newest pages within the bounds, and no file that none of them names. */
async function sweep(): Promise<void> {
  const pages = await caches.open(PAGES);
  const files = await caches.open(FILES);
  const sizes = new Map<string, number>();
  for (const path of await pathsIn(files)) {
    sizes.set(path, Number((await files.match(path))?.headers.get(BYTES)));
  }
  const named = new Set<string>();
  let count = 0;
  let bytes = 0;
  // Caches give their keys in the order in which they were put: the notice first, the newest last.
  const paths = (await pathsIn(pages)).filter((path) => path !== NOTICE).reverse();
  for (const path of [NOTICE, ...paths]) {
    const html = (await (await pages.match(path))?.text()) ?? "";
    const added = filesOf(html).filter((file) => !named.has(file));
    const cost = added.reduce((sum, file) => sum + (sizes.get(file) ?? 0), html.length);
    if (path !== NOTICE && (count >= PAGES_MAX || bytes + cost > BYTES_MAX)) {
      await pages.delete(path);
      continue;
    }
    if (path !== NOTICE) count += 1;
    bytes += cost;
    for (const file of added) named.add(file);
  }
  for (const path of Array.from(sizes.keys())) if (!named.has(path)) await files.delete(path);
}

async function pathsIn(cache: Cache): Promise<string[]> {
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}

/** A response as it came, its policy of security included, with the time and its size. */
function copy(response: Response, body: BodyInit, bytes: number): Response {
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set(KEPT_AT, String(Date.now()));
  headers.set(BYTES, String(bytes));
  return new Response(body, { headers });
}
