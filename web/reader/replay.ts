/**
 * Replay inputs through the reader's fold, so that the server's tests can compare it with their own.
 *
 *     node replay.ts < input.json
 *
 * Input: `{"page": {cursor, floor, ceiling, posts, parts}, "inputs": [{"delta": …} | {"chunk": …}, …]}`,
 * posts as `{id, order, rev, html}`, parts as `{name, rev, html}`. Output: `{cursor, posts, parts}`,
 * the posts that are shown, newest first, and the parts by name. Not part of the page's script.
 */

/// <reference types="node" />

import { readFileSync } from "node:fs";
import type { Chunk, Delta, Model, Part, Post } from "./fold.ts";
import { apply, formatCursor, merge, parseCursor, shown } from "./fold.ts";

interface Page extends Chunk {
  readonly ceiling: string;
  readonly parts: readonly (Part & { readonly name: string })[];
}

interface Input {
  readonly page: Page;
  readonly inputs: readonly ({ readonly delta: Delta } | { readonly chunk: Chunk })[];
}

const { page, inputs }: Input = JSON.parse(readFileSync(0, "utf8"));

const model: Model = {
  cursor: parseCursor(page.cursor),
  floor: page.floor,
  ceiling: page.ceiling,
  posts: new Map(page.posts.map((post): [string, Post] => [post.id, post])),
  parts: new Map(page.parts.map(({ name, rev, html }): [string, Part] => [name, { rev, html }])),
};

for (const input of inputs) {
  if ("delta" in input) apply(model, input.delta);
  else merge(model, input.chunk);
}

const answer = {
  cursor: formatCursor(model.cursor),
  posts: shown(model).map(({ id, order, rev, html }) => ({ id, order, rev, html })),
  parts: Object.fromEntries(model.parts),
};
process.stdout.write(`${JSON.stringify(answer)}\n`);
