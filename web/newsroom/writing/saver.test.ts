import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { signal } from "@preact/signals";
import type { Draft, DraftBody } from "../desk/data.ts";
import { CLAIRE } from "../desk/sample.ts";
import type { Line } from "../desk/state.ts";
import { createKeeper, type KeptSheet } from "../keep/keeper.ts";
import { memoryDatabase } from "../keep/memory.ts";
import { createSaver, type Saver } from "./saver.ts";
import { emptySheet } from "./sheet.ts";

type Answer = "lost" | "away" | { readonly status: number; readonly body: unknown };

Object.assign(globalThis, { document: { cookie: "" } });
const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

/** A saver whose server keeps one draft, and whose line does what `line` says, request by request. */
function house(line: Answer[] = []) {
  const database = memoryDatabase();
  const keeper = createKeeper(database);
  const clashes: Draft[] = [];
  const sentences: string[] = [];
  const saves: DraftBody[] = [];
  let server: DraftBody | null = null;

  globalThis.fetch = async (_address, init) => {
    const body = JSON.parse(String(init?.body)) as DraftBody;
    saves.push(body);
    const fate = line.shift();
    if (fate === "away") throw new TypeError("network");
    if (typeof fate === "object") return answer(fate.status, fate.body);
    if ((server?.version ?? 0) !== body.version) {
      return answer(409, { code: "draft_changed", detail: "…", current: server });
    }
    server = { ...body, version: body.version + 1 };
    if (fate === "lost") throw new TypeError("network");
    return answer(200, server);
  };

  const first: KeptSheet = {
    id: "d1",
    user: "1",
    live: "l1",
    sheet: emptySheet("d1", CLAIRE),
    changed_at: 0,
    saved: true,
    underway: [],
    refusal: "",
  };
  const saver: Saver = createSaver(first, {
    keeper,
    timers: { set: () => 0, clear: () => undefined },
    state: {
      path: () => "/lives/direct",
      line: signal<Line>("open"),
      learnLine: (error) => error instanceof Error && error.constructor.name === "Unreachable",
    },
    clash: (_, theirs) => void clashes.push(theirs),
    refused: (_, sentence) => void sentences.push(sentence),
  });
  return {
    saver,
    clashes,
    sentences,
    saves,
    write: (headline: string) => saver.edit({ content: { headline } }),
    kept: () => database.all<KeptSheet>("drafts"),
    server: () => server,
    /** Somebody else saves, or I on another device. */
    saveElsewhere(headline: string) {
      if (server) server = { ...server, content: { headline }, version: server.version + 1 };
    },
  };
}

function answer(status: number, body: unknown): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), { status, headers: { "content-type": type } });
}

describe("a sheet is saved", () => {
  test("in the browser before the server is asked, and then there", async () => {
    const it = house();
    it.write("La digue");
    await Promise.resolve();
    const [before] = await it.kept();
    assert.deepEqual([before?.sheet.content.headline, before?.saved], ["La digue", false]);
    assert.equal(it.saves.length, 0);
    await it.saver.now();
    assert.equal(it.server()?.content.headline, "La digue");
    assert.deepEqual([it.saver.kept.value.saved, it.saver.kept.value.sheet.version], [true, 1]);
  });

  test("upon its own save, when the answer to that one was lost", async () => {
    const it = house(["lost"]);
    it.write("La digue");
    await it.saver.now();
    it.write("La digue tient");
    await it.saver.now();
    assert.equal(it.server()?.content.headline, "La digue tient");
    assert.deepEqual(it.clashes, []);
    assert.equal(it.saver.kept.value.saved, true);
  });

  test("upon whichever of its saves arrived, when several answers were lost", async () => {
    const it = house(["lost", "away", "away"]);
    for (const headline of ["un", "un deux", "un deux trois", "un deux trois quatre"]) {
      it.write(headline);
      await it.saver.now();
    }
    assert.equal(it.server()?.content.headline, "un deux trois quatre");
    assert.deepEqual(it.clashes, []);
  });

  test("over nobody else’s words: both texts are shown, and nothing is sent until it is decided", async () => {
    const it = house();
    it.write("La digue");
    await it.saver.now();
    it.saveElsewhere("Le pont");
    it.write("La digue tient");
    await it.saver.now();
    assert.deepEqual(
      it.clashes.map(({ content }) => content.headline),
      ["Le pont"],
    );
    it.write("La digue tient bon");
    await it.saver.now();
    assert.equal(it.server()?.content.headline, "Le pont");
    const [kept] = await it.kept();
    assert.equal(kept?.sheet.content.headline, "La digue tient bon");

    it.saver.resume(it.clashes[0]?.version ?? 0, { content: { headline: "Le pont et la digue" } });
    await it.saver.now();
    assert.equal(it.server()?.content.headline, "Le pont et la digue");
  });

  test("never, once it is out of our hands", async () => {
    const it = house();
    it.write("La digue");
    it.saver.close();
    await it.saver.now();
    assert.deepEqual(it.saves, []);
  });

  test("never while it is blank", async () => {
    const it = house();
    it.write("  ");
    await it.saver.now();
    assert.deepEqual([it.saves, await it.kept()], [[], []]);
  });

  test("not where the server refuses: its sentence is said, and the words are kept here", async () => {
    const it = house([{ status: 413, body: { code: "draft_too_large", detail: "Trop long." } }]);
    it.write("La digue");
    await it.saver.now();
    assert.deepEqual(it.sentences, ["Trop long."]);
    const [kept] = await it.kept();
    assert.deepEqual([kept?.sheet.content.headline, kept?.saved], ["La digue", false]);
  });
});
