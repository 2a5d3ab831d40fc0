import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  agree,
  BYTES_MAX,
  forget,
  forgetAll,
  keepFile,
  keepPage,
  keptFile,
  keptPage,
  keptSlugs,
  PAGES_MAX,
} from "./store.ts";

const HOST = "https://direct.example.org";
/** What the server has, by path. */
const served = new Map<string, string>();

/** A browser's caches, as far as they are used here. */
class FakeCache {
  readonly entries = new Map<string, Response>();

  async put(path: string, response: Response): Promise<void> {
    this.entries.delete(path);
    this.entries.set(path, response);
  }

  async match(path: string): Promise<Response | undefined> {
    return this.entries.get(path)?.clone();
  }

  async delete(path: string): Promise<boolean> {
    return this.entries.delete(path);
  }

  async keys(): Promise<{ url: string }[]> {
    return Array.from(this.entries.keys(), (path) => ({ url: HOST + path }));
  }
}

const all = new Map<string, FakeCache>();

Object.assign(globalThis, {
  caches: {
    async open(name: string) {
      const cache = all.get(name) ?? new FakeCache();
      all.set(name, cache);
      return cache;
    },
    keys: async () => Array.from(all.keys()),
    delete: async (name: string) => all.delete(name),
  },
  fetch: async (path: string) => {
    const body = served.get(path);
    return new Response(body, { status: body === undefined ? 404 : 200 });
  },
});

beforeEach(() => {
  all.clear();
  served.clear();
});

function page(epoch: number, ...files: string[]): Response {
  const named = files.map((file) => `<img src="${file}">`).join("");
  return new Response(`<main id="live" data-cursor="${epoch}-5">${named}</main>`);
}

const paths = () => Array.from(all.get("filrouge-pages")?.entries.keys() ?? []);

test("the pages read last are kept, and no more", async () => {
  for (let n = 0; n <= PAGES_MAX; n += 1) await keepPage(`/live/l${n}`, page(1));
  await keepPage("/live/l1", page(1));
  await keepPage("/live/new", page(1));
  assert.equal(paths().length, PAGES_MAX);
  assert.ok(!paths().includes("/live/l0") && !paths().includes("/live/l2"));
  assert.ok(paths().includes("/live/l1") && paths().includes("/live/new"));
});

test("a page brings what it looks like; a file that no page names goes", async () => {
  served.set("/assets/a.css", "p{}").set("/media/ab", "picture");
  await keepPage("/live/a", page(1, "/assets/a.css", "/media/ab", "/media/none"));
  assert.equal(await (await keptFile("/media/ab"))?.text(), "picture");
  assert.equal(await keptFile("/media/none"), undefined);
  await keepPage("/live/a", page(1, "/assets/a.css"));
  assert.equal(await keptFile("/media/ab"), undefined);
  assert.ok(await keptFile("/assets/a.css"));
});

test("pages whose pictures are too much for the bounds go, the older first", async () => {
  for (const name of ["a", "b", "c"]) {
    await keepPage(`/live/${name}`, page(1, `/media/${name}`));
    await keepFile(`/media/${name}`, new Response("x".repeat(0.4 * BYTES_MAX)));
  }
  await keepPage("/live/d", page(1));
  assert.deepEqual(paths(), ["/live/b", "/live/c", "/live/d"]);
  assert.equal(await keptFile("/media/a"), undefined);
});

test("pages of another epoch go, since what they say may have been erased", async () => {
  await keepPage("/live/a", page(1));
  await keepPage("/live/a/article", page(1));
  await keepPage("/live/b", page(1));
  await keepPage("/live/a/post/p1", page(2));
  assert.deepEqual(paths(), ["/live/b", "/live/a/post/p1"]);
  await agree("b", "3");
  assert.deepEqual(Array.from(await keptSlugs()), ["a"]);
});

test("a page of a live that does not say its epoch is not kept", async () => {
  await keepPage("/live/a/about", new Response("<main></main>"));
  await keepPage("/", new Response("<main></main>"));
  assert.deepEqual(paths(), ["/"]);
});

test("what is lost goes, with a live all of its pages", async () => {
  for (const path of ["/live/a", "/live/a/post/p1", "/live/a/post/p2", "/live/ab"])
    await keepPage(path, page(1));
  await forget("/live/a/post/p1");
  assert.deepEqual(paths(), ["/live/a", "/live/a/post/p2", "/live/ab"]);
  await forget("/live/a");
  assert.deepEqual(paths(), ["/live/ab"]);
  all.set("of-others", new FakeCache());
  await forgetAll();
  assert.deepEqual(Array.from(all.keys()), ["of-others"]);
  assert.equal(await keptPage("/live/ab"), undefined);
});
