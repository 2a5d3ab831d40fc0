import assert from "node:assert/strict";
import { test } from "node:test";
import { rewritten, textOf } from "./wording.ts";

const LINKED = [
  [
    { text: "Neuf blessés, dit " },
    { text: "la préfecture", link: "https://example.org/p" },
    { text: " à 18 h." },
  ],
];

test("what is not touched keeps its link", () => {
  assert.deepEqual(rewritten(LINKED, "Douze blessés, dit la préfecture à 18 h."), [
    [
      { text: "Douze blessés, dit " },
      { text: "la préfecture", link: "https://example.org/p" },
      { text: " à 18 h." },
    ],
  ]);
  assert.deepEqual(rewritten(LINKED, textOf(LINKED)), LINKED);
});

test("words that are written into a link or over it are plain", () => {
  assert.deepEqual(rewritten(LINKED, "Neuf blessés, dit la mairie à 18 h."), [
    [
      { text: "Neuf blessés, dit " },
      { text: "la ", link: "https://example.org/p" },
      { text: "mairie à 18 h." },
    ],
  ]);
  assert.equal(textOf(rewritten(LINKED, "Autre chose.")), "Autre chose.");
});

test("an empty line parts paragraphs, and parting or joining them keeps the marks", () => {
  const two = rewritten(LINKED, "Neuf blessés, dit la préfecture\n\nà 18 h.");
  assert.equal(textOf(two), "Neuf blessés, dit la préfecture\n\nà 18 h.");
  assert.deepEqual(two[0]?.[1], { text: "la préfecture", link: "https://example.org/p" });
  assert.equal(textOf(rewritten(two, "Neuf blessés, dit la préfecture à 18 h.")), textOf(LINKED));
});

test("what is typed is tidied, and nothing is no paragraph", () => {
  assert.deepEqual(rewritten([], "  Le  pont \n \n\n est fermé. "), [
    [{ text: "Le pont" }],
    [{ text: "est fermé." }],
  ]);
  assert.deepEqual(rewritten(LINKED, " \n "), []);
});
