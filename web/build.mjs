// Bundles scripts and styles, named by content hash, into the Python package.
//
//   node web/build.mjs                              builds every room
//   node web/build.mjs ROOM [source] [target]       builds one, from and to other folders too
//
// The target folder holds nothing else afterwards than `<entry>.<hash>.js`, `<entry>.<hash>.css`,
// what the scripts load later (`import()`), named alike, and `manifest.json`, which maps the plain
// names to the hashed ones. A room of files has them as they came with their package; their names
// are their own.

import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const here = import.meta.dirname;

const ROOMS = {
  reader: {
    entries: {
      reader: ["main.ts", "reader.css"],
      front: ["front.ts"],
      past: ["past.ts"],
      verify: ["verify.ts"],
      worker: ["worker.ts"],
      farewell: ["farewell.ts"],
    },
    // The reader's script has to be small on a phone in a crowd: "under 10 kB compressed".
    budgets: {
      "reader.js": 10_000,
      "front.js": 2_000,
      "past.js": 4_000,
      "verify.js": 3_000,
      "worker.js": 3_000,
    },
    browsers: ["chrome87", "safari14"],
  },
  newsroom: {
    entries: { console: ["console.ts", "console.css"], desk: ["desk.tsx", "desk.css"] },
    // All that the console ever loads: "under 150 kB compressed".
    budgets: { "console.js": 10_000, "desk.js": 140_000 },
    browsers: ["chrome111", "firefox115", "safari16.4"],
  },
  media: {
    // What share pictures are set in; a bare server has no fonts. The licence wants to be beside.
    files: {
      "bold.ttf": "@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf",
      "regular.ttf": "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
      "LICENCE.txt": "@expo-google-fonts/source-serif-4/LICENSE_FONT",
    },
  },
};

async function buildRoom(name, source, target) {
  const { entries, budgets, browsers } = ROOMS[name];
  // One by one: entries that are bundled together would load what they share as a file of its own.
  const bundles = Object.entries(entries)
    // Of another source (a test's) only what it has.
    .map(([out, files]) => [out, files.filter((file) => existsSync(join(source, file)))])
    .filter(([, files]) => files.length > 0)
    .map(([out, files]) =>
      build({
        entryPoints: files.map((file) => ({ in: join(source, file), out })),
        entryNames: "[name].[hash]",
        chunkNames: "[name].[hash]",
        outdir: target,
        bundle: true,
        splitting: true,
        format: "esm",
        minify: true,
        target: browsers,
        jsx: "automatic",
        jsxImportSource: "preact",
        // Safari 14.0 has it, with a fault in a corner (a default that names a later parameter) that
        // we keep out of; esbuild, which cannot rewrite it, would refuse it everywhere.
        supported: { destructuring: true },
        charset: "utf8",
        legalComments: "none",
        write: false,
      }),
    );
  const outputFiles = (await Promise.all(bundles)).flatMap((bundle) => bundle.outputFiles);

  const manifest = {};
  let overBudget = false;
  for (const { path, contents } of outputFiles) {
    const hashed = basename(path);
    const plain = hashed.replace(/\.[0-9A-Z]+\./, ".");
    const brotliBytes = brotliCompressSync(contents).length;
    console.log(`${hashed}: ${contents.length} bytes, ${brotliBytes} with brotli`);
    const budget = budgets[plain];
    if (budget && brotliBytes > budget) {
      console.error(`${plain} is ${brotliBytes} bytes with brotli; its budget is ${budget}.`);
      overBudget = true;
    }
    manifest[plain] = hashed;
  }
  // Emptied only now: a build that fails leaves the last good one, unless it is over its budget.
  rmSync(target, { recursive: true, force: true });
  if (overBudget) {
    process.exitCode = 1;
    return;
  }
  mkdirSync(target, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  // Written last: a manifest says that the build is whole.
  writeFileSync(join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

function copyRoom(name, target) {
  const { files } = ROOMS[name];
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [plain, from] of Object.entries(files)) {
    copyFileSync(join(here, "../node_modules", from), join(target, plain));
  }
  const manifest = Object.fromEntries(Object.keys(files).map((plain) => [plain, plain]));
  writeFileSync(join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

const [only, source, target] = process.argv.slice(2);
if (only && !ROOMS[only]) {
  console.error(`There is no room ${only}; there are ${Object.keys(ROOMS).join(", ")}.`);
  process.exit(2);
}
for (const name of only ? [only] : Object.keys(ROOMS)) {
  const from = source ?? join(here, name);
  const to = target ?? join(here, `../src/filrouge/${name}/assets`);
  if (ROOMS[name].files) copyRoom(name, resolve(to));
  else await buildRoom(name, resolve(from), resolve(to));
}
