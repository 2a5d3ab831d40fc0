// The page on which the composer is tried: what it calls is kept, uploads and cards end when the test says.

import type { Block, LinkBlock, Picture } from "../../../web/newsroom/composer/block.ts";
import { createComposer } from "../../../web/newsroom/composer/composer.ts";
import { isHonest } from "../../../web/newsroom/composer/address.ts";
import { attachTypography } from "../../../web/newsroom/composer/typography.ts";
import { cleanHtml } from "../../../web/newsroom/composer/pasted.ts";

interface Waiting<Value> {
  readonly what: string;
  resolve(value: Value): void;
  reject(error: Error): void;
}

const uploads: Waiting<Picture>[] = [];
const cards: Waiting<LinkBlock>[] = [];
const calls = { change: 0, submit: 0, refused: [] as string[] };
const violations: string[] = [];

document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, sample }) => {
  violations.push(`${violatedDirective} ${sourceFile} ${sample}`);
});

function waiting<Value>(among: Waiting<Value>[], what: string): Promise<Value> {
  return new Promise((resolve, reject) => among.push({ what, resolve, reject }));
}

function start(blocks: readonly Block[], language: string) {
  const mount = document.querySelector("#mount") as HTMLElement;
  return createComposer(mount, {
    blocks,
    language,
    label: "Text of the post",
    say: (english, facts = {}) =>
      english.replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name])),
    change: () => {
      calls.change += 1;
    },
    submit: () => {
      calls.submit += 1;
    },
    upload: (file) => waiting(uploads, `${file.name} ${file.type} ${file.size}`),
    card: (url) => waiting(cards, url),
    pictureAddress: (media) => `/media/${media}`,
    refused: (message) => calls.refused.push(message),
  });
}

attachTypography(document.querySelector("#headline") as HTMLInputElement, () => "fr");
Object.assign(window, { start, calls, uploads, cards, violations, cleanHtml, isHonest });
