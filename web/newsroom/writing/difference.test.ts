import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compareWords, type Piece } from "./difference.ts";

const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join("");
const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join("");

describe("the difference of two texts", () => {
  const examples: readonly (readonly [string, string, string, string])[] = [
    ["La digue tient.", "La digue tient.", "La digue tient.", "La digue tient."],
    ["Il y a 12 blessés.", "Il y a 9 blessés.", "Il y a [12] blessés.", "Il y a [9] blessés."],
    ["", "Tout est neuf", "", "[Tout est neuf]"],
    ["l’eau monte", "l’eau monte encore", "l’eau monte", "l’eau monte[ encore]"],
    ["a b c d", "b c", "[a ]b c[ d]", "b c"],
    ["eau, vent", "eau. vent", "eau[,] vent", "eau[.] vent"],
  ];
  for (const [before, after, one, other] of examples) {
    test(`${before} → ${after}`, () => {
      const difference = compareWords(before, after);
      assert.equal(marked(difference.before), one);
      assert.equal(marked(difference.after), other);
    });
  }

  test("leaves no character out, and what is the same is the same in both", () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const words = ["la", "digue", "tient", "12", "«", "»", "é\u0301té", "\n", "🌊", "."];
    const text = () =>
      Array.from({ length: random(30) }, () => words[random(words.length)]).join(" ");
    for (let round = 0; round < 500; round++) {
      const [one, other] = [text(), text()];
      const { before, after } = compareWords(one, other);
      assert.equal(textOf(before), one);
      assert.equal(textOf(after), other);
      const same = (pieces: readonly Piece[]) => textOf(pieces.filter((piece) => piece.same));
      assert.equal(same(before), same(after));
    }
  });

  test("does not halt the page over two long texts that have nothing in common", () => {
    const one = "a ".repeat(20_000);
    const other = "b ".repeat(20_000);
    assert.equal(marked(compareWords(one, other).before).startsWith("["), true);
  });
});
