import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Node } from "prosemirror-model";
import type { Block, Run, Runs } from "./block.ts";
import { schema } from "./schema.ts";
import { blocksOf, docOf } from "./wire.ts";

const ROUNDS = 500;
const HASH = "0123456789abcdef".repeat(4);

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [
  "La digue tient.",
  "deux\nlignes",
  "\n",
  "  espaces  ",
  "🌊 l’eau\u00a0: 3,20\u00a0m",
  "ارتفع منسوب المياه",
  '<b onclick="x">&amp;</b>',
  "tab\tulation",
];

/** Blocks in canonical form: neighbours differ in their marks, every paragraph has a word. */
class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = generator(seed);
  }

  blocks(): Block[] {
    return this.#several(0, 8, () => this.#block());
  }

  #block(): Block {
    const runs = () => this.#runs();
    const maybe = <T>(name: string, value: T) => (this.#chance() ? { [name]: value } : {});
    return this.#pick<() => Block>([
      () => ({ type: "text", runs: runs() }),
      () => ({ type: "heading", runs: runs() }),
      () => ({ type: "list", items: this.#several(1, 4, runs), ...maybe("ordered", true) }),
      () => ({
        type: "quote",
        paragraphs: this.#several(1, 3, runs),
        ...maybe("speaker", "Léa Martin"),
        ...maybe("role", "maire"),
      }),
      () => ({
        type: "image",
        media: HASH,
        width: 1200,
        height: 800,
        ...maybe("caption", "La digue, à l’aube"),
        ...maybe("credit", "A. Petit"),
        ...maybe("alt", "Une digue"),
      }),
      () => ({ type: "image", caption: "Une image perdue" }),
      () => ({
        type: "link",
        url: "https://example.org/a?b=c",
        ...maybe("title", "Un titre"),
        ...maybe("description", "Une phrase"),
        ...maybe("site", "Exemple"),
      }),
      () => ({ type: "audio", media: HASH, title: "Un son", duration_s: 12 }),
      () => ({ type: "video", url: "https://example.org/film" }),
      // A kind, a field of a block and a mark that a later release may bring.
      () => ({ type: "table", rows: [[1, "deux"]] }) as unknown as Block,
      () => ({ type: "text", runs: runs(), aside: true }) as unknown as Block,
      () => ({ type: "text", runs: [{ text: "a", struck: true }] }) as unknown as Block,
    ])();
  }

  #runs(): Runs {
    const runs: Run[] = [];
    for (const run of this.#several(1, 4, () => this.#run())) {
      const { text: _, ...before } = runs[runs.length - 1] ?? { text: "" };
      const { text: __, ...now } = run;
      if (!runs.length || JSON.stringify(before) !== JSON.stringify(now)) runs.push(run);
    }
    return runs.some(({ text }) => text.trim()) ? runs : [{ text: "mot" }];
  }

  #run(): Run {
    return {
      text: this.#pick(WORDS),
      ...(this.#chance() ? { bold: true } : {}),
      ...(this.#chance() ? { italic: true } : {}),
      ...(this.#chance() ? { link: this.#pick(["https://example.org/", "mailto:a@b.fr"]) } : {}),
    };
  }

  #several<T>(least: number, most: number, draw: () => T): T[] {
    return Array.from({ length: least + Math.floor(this.#random() * (most - least + 1)) }, draw);
  }

  #pick<T>(among: readonly T[]): T {
    return among[Math.floor(this.#random() * among.length)] as T;
  }

  #chance(): boolean {
    return this.#random() < 0.4;
  }
}

describe("blocks to a document and back", () => {
  test("loses nothing that a block can say", () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const blocks = new Draw(seed).blocks();
      const doc = docOf(blocks);
      doc.check();
      assert.deepEqual(blocksOf(doc), blocks, `seed ${seed}`);
      assert.deepEqual(blocksOf(Node.fromJSON(schema, doc.toJSON())), blocks, `seed ${seed}`);
    }
  });

  test("what says nothing is left out", () => {
    const blocks: Block[] = [
      { type: "text", runs: [] },
      { type: "text", runs: [{ text: "un" }] },
      { type: "text", runs: [{ text: " \n" }] },
      { type: "list", items: [[], [{ text: "deux" }], []] },
      { type: "list", items: [] },
      { type: "quote", paragraphs: [[]] },
      { type: "quote", paragraphs: [], speaker: "Léa" },
      { type: "image" },
      { type: "heading", runs: [] },
    ];
    assert.deepEqual(blocksOf(docOf(blocks)), [
      { type: "text", runs: [{ text: "un" }] },
      { type: "list", items: [[{ text: "deux" }]] },
      { type: "quote", paragraphs: [], speaker: "Léa" },
    ]);
    assert.deepEqual(blocksOf(docOf([])), []);
  });

  test("runs of the same marks become one, defaults are left out", () => {
    const runs = [
      { text: "a", bold: false },
      { text: "" },
      { text: "b" },
      { text: "c", italic: true },
    ];
    assert.deepEqual(blocksOf(docOf([{ type: "text", runs }])), [
      { type: "text", runs: [{ text: "ab" }, { text: "c", italic: true }] },
    ]);
  });

  test("a field that is null is absent", () => {
    const blocks = [
      { type: "quote", paragraphs: [[{ text: "a", link: null }]], speaker: null, role: null },
      { type: "image", media: null, caption: "b", alt: null },
    ] as unknown as Block[];
    assert.deepEqual(blocksOf(docOf(blocks)), [
      { type: "quote", paragraphs: [[{ text: "a" }]] },
      { type: "image", caption: "b" },
    ]);
  });

  test("an address that is not honest is no link, characters that a log refuses are gone", () => {
    const runs = [{ text: "x\u202ey\u0000z", link: "javascript:alert(1)" }];
    assert.deepEqual(blocksOf(docOf([{ type: "text", runs }])), [
      { type: "text", runs: [{ text: "xyz" }] },
    ]);
  });

  test("2,000 words are read in under 5 ms", () => {
    const paragraph: Block = {
      type: "text",
      runs: [{ text: "mot ".repeat(20) }, { text: "gras ".repeat(5), bold: true }],
    };
    const doc = docOf(Array.from({ length: 80 }, () => paragraph));
    blocksOf(doc);
    const rounds = 20;
    const start = performance.now();
    for (let round = 0; round < rounds; round += 1) blocksOf(doc);
    assert.ok((performance.now() - start) / rounds < 5);
  });
});
