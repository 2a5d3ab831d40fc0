import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DraftBody, Me } from "../desk/data.ts";
import { bodyOf, emptySheet, fingerprint, firstWords, isBlank } from "./sheet.ts";

const CLAIRE: Me = {
  id: "1",
  name: "Claire Morel",
  signed: "Claire Morel",
  role: "journalist",
  language: "fr",
  undo_s: 0,
  may: ["view", "write", "publish"],
};
const EMPTY = emptySheet("d1", CLAIRE);
const WRITTEN: DraftBody = {
  ...bodyOf(EMPTY),
  content: {
    headline: "La digue tient",
    blocks: [{ type: "text", runs: [{ text: "Tout va bien.", bold: true }] }],
    authors: ["Claire Morel"],
    sources: [{ name: "La préfecture" }],
  },
  published_at: "2026-08-12T18:04:00.000Z",
};

describe("the fingerprint of a sheet", () => {
  test("is the same for what the server gives back with its defaults written out", () => {
    const back: DraftBody = {
      ...WRITTEN,
      version: 7,
      published_at: "2026-08-12T18:04:00Z",
      content: {
        authors: ["Claire Morel"],
        blocks: [{ runs: [{ bold: true, italic: false, text: "Tout va bien." }], type: "text" }],
        headline: "La digue tient",
        people: [],
        related: [],
        sources: [{ name: "La préfecture", status: "confirmed", url: null }],
        topics: [],
      },
    };
    assert.equal(fingerprint(back), fingerprint(WRITTEN));
  });

  test("is another one for every word, mark and option that differs", () => {
    const { content } = WRITTEN;
    const others: readonly DraftBody[] = [
      { ...WRITTEN, content: { ...content, headline: "La digue tient." } },
      { ...WRITTEN, content: { ...content, headline: null } },
      {
        ...WRITTEN,
        content: { ...content, blocks: [{ type: "text", runs: [{ text: "Tout va bien." }] }] },
      },
      { ...WRITTEN, content: { ...content, authors: [] } },
      {
        ...WRITTEN,
        content: { ...content, sources: [{ name: "La préfecture", status: "disputed" }] },
      },
      { ...WRITTEN, key_moment: true },
      { ...WRITTEN, pin: true },
      { ...WRITTEN, published_at: null },
      { ...WRITTEN, published_at: "2026-08-12T18:05:00.000Z" },
      { ...WRITTEN, note: "à vérifier" },
      { ...WRITTEN, correction_note: "9 blessés" },
      { ...WRITTEN, reply_to: "p1" },
      { ...WRITTEN, post: "p1" },
    ];
    const prints = [WRITTEN, ...others].map(fingerprint);
    assert.equal(new Set(prints).size, prints.length);
  });
});

test("a sheet is blank until there are words on it, or a note", () => {
  assert.equal(isBlank(EMPTY), true);
  assert.equal(
    isBlank({ ...EMPTY, key_moment: true, content: { headline: "  ", blocks: [] } }),
    true,
  );
  assert.equal(isBlank({ ...EMPTY, note: "à vérifier" }), false);
  assert.equal(isBlank(WRITTEN), false);
});

test("a sheet is known by its headline, else by its first words", () => {
  assert.equal(firstWords(WRITTEN), "La digue tient");
  const { blocks } = WRITTEN.content;
  assert.equal(firstWords({ content: { blocks: blocks ?? [] } }), "Tout va bien.");
  assert.equal(firstWords({ content: { headline: "Un deux trois" } }, 8), "Un deux…");
  assert.equal(firstWords({ content: {} }), "");
});
