import assert from "node:assert/strict";
import { test } from "node:test";
import { withAge } from "./age.ts";

const AT = new Date(2026, 7, 12, 8, 5).getTime();
const MINUTE = 60_000;

const page = (language: string, words: string) =>
  `<html lang="${language}" dir="ltr">\n<body class="page" data-kept="${words}">\n<main></main>`;

function said(language: string, words: string, ms: number): string {
  const html = withAge(page(language, words), AT, AT + ms);
  return (
    /<p id="kept" role="status" lang="\w+">(.*)<\/p>\n<main>/
      .exec(html)?.[1]
      ?.replaceAll("\u00a0", " ") ?? ""
  );
}

test("a kept page says its age in its language, before all else", () => {
  const fr = "Telle qu’elle était {ago}, à {clock}.";
  assert.equal(said("fr", fr, 14 * MINUTE), "Telle qu’elle était il y a 14 minutes, à 8 h 05.");
  assert.equal(said("fr-CA", fr, 0), "Telle qu’elle était il y a 1 minute, à 8 h 05.");
  assert.equal(said("en", "{ago} &amp; {clock}", 60 * MINUTE), "1 hour ago &amp; 8.05 am");
  assert.equal(said("ar", "{ago}, {clock}", 3 * 1440 * MINUTE), "3 days ago, 8.05 am");
});

test("a page that brings no words for it is shown as it is", () => {
  const bare = '<html lang="fr"><body class="page"><main></main>';
  assert.equal(withAge(bare, AT, AT), bare);
});
