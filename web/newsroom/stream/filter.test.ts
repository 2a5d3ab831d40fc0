import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYTHING, type Filter, filterOf, fits, queryOf, searchOf, upTo } from "./filter.ts";
import { samplePost } from "./sample.ts";

const ZONE = "Europe/Paris";
const ALL: Filter = {
  text: "évacuée gare",
  author: "Léa Morel",
  topic: "Crue",
  condition: "hidden",
  key: true,
  from: "2026-08-12T18:00",
  to: "2026-08-12T18:30",
  unread: true,
  missing: true,
};

test("a filter goes into an address and comes back whole, beside what else stands there", () => {
  const search = searchOf(ALL, "?tab=2&q=old");
  assert.deepEqual(filterOf(search), ALL);
  assert.equal(new URLSearchParams(search).get("tab"), "2");
  assert.equal(searchOf(EVERYTHING, search), "?tab=2");
  assert.equal(searchOf(EVERYTHING, "?q=old"), "");
});

test("what makes no sense in an address is passed over", () => {
  assert.deepEqual(filterOf("?state=lost&from=yesterday&key=yes&to=2026"), EVERYTHING);
});

test("the API is asked in UTC, and a minute is meant as a whole", () => {
  assert.deepEqual(Object.fromEntries(queryOf(ALL, ZONE)), {
    q: "évacuée gare",
    author: "Léa Morel",
    topic: "Crue",
    condition: "hidden",
    key: "true",
    reviewed: "false",
    missing_alt: "true",
    since: "2026-08-12T16:00:00.000Z",
    until: "2026-08-12T16:30:59.999Z",
  });
  assert.equal(queryOf(EVERYTHING, ZONE).toString(), "");
});

test("a post fits when it has all the words, whatever their accents and case", () => {
  const post = samplePost({
    headline: "La gare est ÉVACUÉE",
    blocks: [{ type: "text", runs: [{ text: "L’œuvre du vent." }] }],
    authors: ["Léa Morel"],
    topics: ["Crue"],
    condition: "hidden",
    key_moment: true,
    missing_alt: true,
    published_at: "2026-08-12T16:30:40Z",
  });
  assert.equal(fits(post, ALL, ZONE), true);
  assert.equal(fits(post, { ...EVERYTHING, text: "oeuvre lea" }, ZONE), true);
  assert.equal(fits(post, { ...EVERYTHING, text: "gare port" }, ZONE), false);
});

test("each thing that is asked leaves out what does not have it", () => {
  const post = samplePost({
    published_at: "2026-08-12T16:30:40Z",
    review: { name: "Paul", at: "2026-08-12T16:40:00Z", current: true },
  });
  const left: readonly Partial<Filter>[] = [
    { author: "Léa" },
    { topic: "Crue" },
    { condition: "hidden" },
    { key: true },
    { unread: true },
    { missing: true },
    { from: "2026-08-12T18:31" },
    { to: "2026-08-12T18:29" },
  ];
  for (const asked of left) assert.equal(fits(post, { ...EVERYTHING, ...asked }, ZONE), false);
  assert.equal(fits(post, EVERYTHING, ZONE), true);
  assert.equal(fits(post, upTo("2026-08-12T16:30:40Z", ZONE), ZONE), true);
});

test("a post without a time fits no limit of time", () => {
  const post = samplePost({ published_at: null });
  assert.equal(fits(post, { ...EVERYTHING, to: "2026-08-12T18:29" }, ZONE), false);
});
