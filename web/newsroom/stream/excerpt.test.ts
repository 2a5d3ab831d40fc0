import assert from "node:assert/strict";
import { test } from "node:test";
import { excerptOf, nameOf, wordless } from "./excerpt.ts";
import { samplePost } from "./sample.ts";

const written = (text: string) =>
  samplePost({ headline: null, blocks: [{ type: "text", runs: [{ text }] }] });

test("an excerpt keeps no-break spaces, so that no hour is torn", () => {
  const post = written("Fermé à 19\u00a0h\u00a031\u202f; rouvert\n à  20\u00a0h.");
  assert.equal(excerptOf(post), "Fermé à 19\u00a0h\u00a031\u202f; rouvert à 20\u00a0h.");
});

test("of a long text an excerpt has the beginning", () => {
  const excerpt = excerptOf(written("mot ".repeat(100)));
  assert.equal(excerpt.length, 180);
  assert.ok(excerpt.endsWith("mot…"));
});

test("a post that has lost its words says how", () => {
  const conditions = ["visible", "hidden", "withdrawn", "erased"] as const;
  const said = conditions.map((condition) => wordless(samplePost({ condition })));
  assert.deepEqual(said, ["No words", "No words", "Words withdrawn", "Words erased"]);
});

test("a post is called by its time and its first words", () => {
  const name = (post = samplePost()) => nameOf(post, "Europe/Paris").replaceAll("\u00a0", " ");
  assert.equal(name(), "12 August, 6.04 pm, Le pont est fermé");
  assert.equal(
    name(written("La digue tient encore.")),
    "12 August, 6.04 pm, La digue tient encore.",
  );
  const erased = samplePost({ headline: null, condition: "erased", published_at: null });
  assert.equal(name(erased), "Words erased");
});
