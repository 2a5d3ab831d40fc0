import assert from "node:assert/strict";
import { test } from "node:test";
import { epochOf, filesOf, isFile, isKeepable, isOurs, isPublicPage } from "./scope.ts";

const at = (path: string) => new URL(path, "https://direct.example.org");

test("only the readers' pages are answered for", () => {
  const ours = ["/", "/live/a", "/live/a/article/2", "/live/a/search?q=mer", "/series/b"];
  const others = [
    "/redaction",
    "/redaction/live/a",
    "/desk",
    "/api/v1",
    "/readyz",
    "/sw.js",
    "/live",
  ];
  assert.deepEqual(
    ours.filter((path) => !isOurs(at(path))),
    [],
  );
  assert.deepEqual(
    others.filter((path) => isOurs(at(path))),
    [],
  );
});

test("answers to a question, and what leads on, are not kept", () => {
  assert.deepEqual(
    ["/", "/live/a", "/live/a?x=1", "/live/a/search?q=mer", "/series/b"].filter((path) =>
      isKeepable(at(path)),
    ),
    ["/", "/live/a"],
  );
  assert.ok(isFile(at("/assets/reader.AB.css")) && isFile(at("/media/ab")));
  assert.ok(!isFile(at("/redaction/media/ab")) && !isFile(at("/live/media/ab")));
});

test("a page names its files and its epoch", () => {
  const html =
    '<link href="/assets/a.css"><img src="/media/ab"><a href="/live/x">x</a>' +
    '<script src="https://elsewhere.example/assets/b.js"></script>' +
    '<main id="live" class="coverage" data-cursor="1786557600-48">';
  assert.deepEqual(filesOf(html), ["/assets/a.css", "/media/ab"]);
  assert.equal(epochOf(html), "1786557600");
  assert.equal(epochOf('<p data-cursor="1-1">'), undefined);
});

test("only what everybody gets is kept", () => {
  const answer = (status: number, type: string, caching: string) =>
    new Response("", { status, headers: { "content-type": type, "cache-control": caching } });
  const html = "text/html; charset=utf-8";
  assert.ok(isPublicPage(answer(200, html, "public, max-age=0, s-maxage=1")));
  assert.ok(isPublicPage(answer(200, html, "no-cache")));
  for (const [status, type, caching] of [
    [503, html, "no-store"],
    [206, html, "public"],
    [200, html, "no-store"],
    [200, html, "private, max-age=0"],
    [200, "text/calendar; charset=utf-8", "public"],
    [200, "application/json", "public"],
  ] as const) {
    assert.ok(!isPublicPage(answer(status, type, caching)), `${status} ${type} ${caching}`);
  }
});
