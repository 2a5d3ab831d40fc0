// Bundles the reader's script and styles, named by content hash, into the Python package.
//
//   node web/build.mjs [source folder] [target folder]
//
// The target folder is emptied first. It holds afterwards `reader.<hash>.js`, `reader.<hash>.css`
// and `manifest.json`, which maps the plain names to the hashed ones.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

// The reader's script has to be small on a phone in a crowd: "under 10 kB compressed".
const SCRIPT_BUDGET_BROTLI_BYTES = 10_000;
const OLDEST_BROWSERS = ["chrome87", "safari14"];

const here = import.meta.dirname;
const source = resolve(process.argv[2] ?? join(here, "reader"));
const target = resolve(process.argv[3] ?? join(here, "../src/filrouge/reader/assets"));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const { outputFiles } = await build({
  entryPoints: [
    { in: join(source, "main.ts"), out: "reader" },
    { in: join(source, "reader.css"), out: "reader" },
  ],
  entryNames: "[name].[hash]",
  outdir: target,
  bundle: true,
  format: "esm",
  minify: true,
  target: OLDEST_BROWSERS,
  // Safari 14.0 has it, with a fault in a corner (a default that names a later parameter) that we
  // keep out of; esbuild, which cannot rewrite it, would refuse it everywhere.
  supported: { destructuring: true },
  charset: "utf8",
  legalComments: "none",
  write: false,
});

const manifest = {};
let overBudget = false;
for (const { path, contents } of outputFiles) {
  const hashed = basename(path);
  const plain = hashed.replace(/\.[0-9A-Z]+\./, ".");
  const brotliBytes = brotliCompressSync(contents).length;
  console.log(`${hashed}: ${contents.length} bytes, ${brotliBytes} with brotli`);
  if (plain === "reader.js" && brotliBytes > SCRIPT_BUDGET_BROTLI_BYTES) {
    console.error(
      `reader.js is ${brotliBytes} bytes with brotli; its budget is ${SCRIPT_BUDGET_BROTLI_BYTES}.`,
    );
    overBudget = true;
  }
  manifest[plain] = hashed;
  writeFileSync(path, contents);
}

if (overBudget) {
  process.exitCode = 1;
} else {
  // Written last: a manifest says that the build is whole.
  writeFileSync(join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
