import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { type Answer, pretendServer, sampleDesk, sampleDraft, settled } from "../desk/sample.ts";
import type { KeptSheet } from "../keep/keeper.ts";
import { samplePost } from "../stream/sample.ts";

const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

const headline = ({ work }: ReturnType<typeof sampleDesk>) => work.sheet.value.content.headline;

describe("the work in hand", () => {
  test("a sentence that was read goes when one writes on, not before", (context) => {
    context.mock.timers.enable({ apis: ["Date"] });
    pretendServer(() => "away");
    const { work } = sampleDesk();
    work.trouble.value = "There is nothing to send yet.";
    work.edit({ content: { headline: "L" } });
    assert.equal(work.trouble.value, "There is nothing to send yet.");
    context.mock.timers.tick(5_000);
    work.edit({ content: { headline: "La" } });
    assert.equal(work.trouble.value, "");
  });

  test("what was put aside for a correction comes back after it", () => {
    pretendServer(() => "away");
    const desk = sampleDesk();
    desk.work.edit({ content: { headline: "La digue" } });
    desk.work.correct(samplePost({ headline: "Le pont" }));
    assert.equal(headline(desk), "Le pont");
    desk.work.goOn();
    assert.equal(headline(desk), "La digue");
  });

  test("a draft that was taken up before its turn is not laid down a second time", async () => {
    const draft = sampleDraft({ version: 1, content: { headline: "La digue" } });
    pretendServer(() => ({ status: 200, body: draft }));
    const desk = sampleDesk();
    await desk.work.open(draft);
    desk.work.correct(samplePost());
    await desk.work.open(draft);
    desk.work.edit({ content: { headline: "La digue a cédé" } });
    void desk.work.close(desk.work.saver.value);
    desk.work.goOn();
    assert.equal(desk.work.isBlank.value, true);
  });

  test("what is written on an opened draft is kept, by whatever way it was opened", async () => {
    const draft = sampleDraft();
    pretendServer(({ method }) => (method === "GET" ? { status: 200, body: draft } : "away"));
    const desk = sampleDesk();
    await desk.work.open(draft);
    desk.work.correct(samplePost());
    desk.work.goOn();
    desk.work.edit({ content: { headline: "La digue a cédé" } });
    await settled();
    const kept = await desk.database.all<KeptSheet>("drafts");
    assert.deepEqual(kept.find(({ id }) => id === "d1")?.sheet.content, {
      headline: "La digue a cédé",
    });
  });

  test("an answer from before the last save does not bring older words back", async () => {
    const old = sampleDraft({ version: 1, content: { headline: "La digue" } });
    pretendServer(({ method, body }) => {
      if (method === "GET") return { status: 200, body: old };
      return { status: 200, body: { ...old, ...(body as object), version: 2 } };
    });
    const desk = sampleDesk();
    await desk.work.open(old);
    desk.work.edit({ content: { headline: "La digue a cédé" } });
    await desk.work.saver.value.now();
    desk.work.putAside();
    await desk.work.open(old);
    assert.equal(headline(desk), "La digue a cédé");
    assert.equal(desk.work.clash.value, null);
  });

  test("what is discarded while its first save is on its way is gone at the server too", async () => {
    let answer: (given: Answer) => void = () => undefined;
    const asked = pretendServer(({ method }) =>
      method === "PUT"
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : { status: 204, body: null },
    );
    const desk = sampleDesk();
    desk.work.edit({ content: { headline: "La digue" } });
    const { id } = desk.work.sheet.value;
    void desk.work.saver.value.now();
    await settled();
    const { content } = desk.work.discard();
    assert.deepEqual(content, { headline: "La digue" });
    assert.equal(desk.work.isBlank.value, true);
    await settled();
    answer({ status: 200, body: sampleDraft({ id, version: 1 }) });
    await settled();
    assert.deepEqual(
      asked.map(({ method }) => method),
      ["PUT", "DELETE"],
    );
    assert.deepEqual(await desk.database.all("drafts"), []);
  });

  test("a copy is a draft of one's own, kept at once", async () => {
    pretendServer(() => "away");
    const desk = sampleDesk();
    desk.work.edit({ content: { headline: "La digue" }, note: "Vu par Paul" });
    const copy = desk.work.copy(desk.work.sheet.value);
    await settled();
    const kept = await desk.database.all<KeptSheet>("drafts");
    assert.equal(kept.length, 2);
    const { sheet } = copy.kept.value;
    assert.deepEqual([sheet.version, sheet.note, sheet.state], [0, "Vu par Paul", "open"]);
    assert.notEqual(sheet.id, desk.work.sheet.value.id);
  });
});
