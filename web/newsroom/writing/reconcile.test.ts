import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Draft } from "../desk/data.ts";
import { sampleDraft } from "../desk/sample.ts";
import type { KeptSheet } from "../keep/keeper.ts";
import { reconcile } from "./reconcile.ts";
import { fingerprint, type Sheet, sheetOf } from "./sheet.ts";

function draft(id: string, words: string, version: number, savedAt = 0): Draft {
  const saved_at = new Date(savedAt).toISOString();
  return sampleDraft({ id, version, content: { headline: words }, saved_at });
}

const keptOf = (of: Draft): KeptSheet => ({
  id: of.id,
  user: "1",
  live: "l1",
  sheet: sheetOf(of),
  changed_at: Date.parse(of.saved_at),
  saved: true,
  underway: [],
  refusal: "",
});

function kept(id: string, words: string, version: number, known: Partial<KeptSheet>): KeptSheet {
  const sheet: Sheet = { ...sheetOf(draft(id, words, version)) };
  return { ...keptOf(draft(id, words, version)), sheet, saved: false, changed_at: 5, ...known };
}

const said = (left: ReturnType<typeof reconcile>) =>
  left.map(({ kept: { id, sheet }, theirs }) => [
    id,
    sheet.content.headline,
    sheet.version,
    theirs?.content.headline ?? null,
  ]);

describe("what was left unfinished", () => {
  test("is what the server has, where this browser kept nothing", () => {
    const left = reconcile([], [draft("a", "d’un autre appareil", 3)], keptOf);
    assert.deepEqual(said(left), [["a", "d’un autre appareil", 3, null]]);
  });

  test("is what this browser kept beyond the last save", () => {
    const mine = kept("a", "la digue tient bon", 3, {});
    const left = reconcile([mine], [draft("a", "la digue", 3)], keptOf);
    assert.deepEqual(said(left), [["a", "la digue tient bon", 3, null]]);
  });

  test("is what another device wrote since, where all of mine was saved", () => {
    const mine = kept("a", "la digue", 3, { saved: true });
    const left = reconcile([mine], [draft("a", "la digue a cédé", 5)], keptOf);
    assert.deepEqual(said(left), [["a", "la digue a cédé", 5, null]]);
  });

  test("is both texts, where both went on", () => {
    const mine = kept("a", "la digue tient bon", 3, {});
    const left = reconcile([mine], [draft("a", "la digue a cédé", 4)], keptOf);
    assert.deepEqual(said(left), [["a", "la digue tient bon", 4, "la digue a cédé"]]);
  });

  test("is mine, where what the server has is a save of mine whose answer was lost", () => {
    const lost = draft("a", "la digue tient", 4);
    const mine = kept("a", "la digue tient bon", 3, { underway: [fingerprint(lost)] });
    assert.deepEqual(said(reconcile([mine], [lost], keptOf)), [
      ["a", "la digue tient bon", 4, null],
    ]);
  });

  test("is mine, where the server answered before my last save", () => {
    const mine = kept("a", "la digue a cédé", 5, { saved: true });
    const left = reconcile([mine], [draft("a", "la digue", 4)], keptOf);
    assert.deepEqual(said(left), [["a", "la digue a cédé", 5, null]]);
  });

  test("is not what was finished somewhere else", () => {
    const finished = kept("a", "publié", 3, { saved: true });
    assert.deepEqual(reconcile([finished], [], keptOf), []);
  });

  test("is all that was kept, where the server cannot be asked", () => {
    const one = kept("a", "sauvé", 3, { saved: true, changed_at: 1 });
    const other = kept("b", "pas sauvé", 0, { changed_at: 2 });
    assert.deepEqual(said(reconcile([one, other], null, keptOf)), [
      ["b", "pas sauvé", 0, null],
      ["a", "sauvé", 3, null],
    ]);
  });

  test("comes the newest first, and never blank", () => {
    const left = reconcile(
      [kept("a", "ici", 1, { changed_at: 20 })],
      [draft("b", "là", 1, 30), draft("c", "", 1, 40)],
      keptOf,
    );
    assert.deepEqual(
      left.map((one) => one.kept.id),
      ["b", "a"],
    );
  });
});
