import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import type { Draft } from "../desk/data.ts";
import { type Asked, pretendServer, sampleDesk, sampleDraft, settled } from "../desk/sample.ts";
import { samplePost } from "../stream/sample.ts";
import { createSending } from "./sending.ts";
import { bodyOf } from "./sheet.ts";

const trueFetch = globalThis.fetch;
const open: { close(): void }[] = [];
afterEach(() => {
  globalThis.fetch = trueFetch;
  for (const one of open.splice(0)) one.close();
});

function house() {
  const desk = sampleDesk();
  const sending = createSending(desk.state, desk.work, desk.database);
  open.push(sending);
  return { ...desk, sending };
}

const refused = (code: string, facts: object = {}) =>
  ({ status: 409, body: { code, detail: `Refused: ${code}`, ...facts } }) as const;

describe("sending", () => {
  test("a refused post lies in the composer again, with the sentence", async () => {
    pretendServer(() => refused("wrong_status"));
    const { work, sending } = house();
    work.edit({ content: { headline: "La digue" } });
    await sending.go("publish");
    assert.equal(work.sheet.value.content.headline, "La digue");
    assert.equal(work.trouble.value, "Refused: wrong_status");
  });

  test("a post refused before its first save is saved without another key press", async () => {
    const asked = pretendServer(({ path }) =>
      path.endsWith("/publish") ? refused("wrong_status") : { status: 200, body: sampleDraft() },
    );
    const { work, sending } = house();
    work.edit({ content: { headline: "La digue" } });
    await sending.go("publish");
    await settled();
    const [save, ...more] = asked.filter(({ method }) => method === "PUT");
    assert.deepEqual(more, []);
    assert.equal(save?.path, `/lives/crue/drafts/${work.sheet.value.id}`);
    assert.deepEqual((save?.body as Draft | undefined)?.content.headline, "La digue");
    assert.equal(work.saver.value.kept.value.saved, true);
    assert.equal(work.trouble.value, "Refused: wrong_status");
  });

  test("what was handed in does not stay “handed in” once it is sent back", async () => {
    const submitted = (id: string) => sampleDraft({ id, state: "submitted" });
    pretendServer(({ path }) => ({ status: 200, body: submitted(path.split("/")[4] ?? "") }));
    const { state, work, sending } = house();
    work.edit({ content: { headline: "La digue" } });
    const { id } = work.sheet.value;
    await sending.go("submit");
    assert.equal(sending.sent.value?.kind, "handed-in");
    state.drafts.value = [submitted(id)];
    state.drafts.value = [sampleDraft({ id, state: "returned", word: "Source ?" })];
    assert.equal(sending.sent.value, null);
    assert.deepEqual(
      sending.verdicts.value.map(({ kind }) => kind),
      ["returned"],
    );
  });

  test("knows its own words again that the server saved before it refused them", async () => {
    let saved: Draft | undefined;
    pretendServer(({ path, body }: Asked) => {
      if (path.endsWith("/publish")) {
        saved = { ...sampleDraft(), ...(body as object), version: 5 };
        return refused("wrong_status");
      }
      const { version } = body as { readonly version: number };
      if (version !== saved?.version) return refused("draft_changed", { current: saved });
      saved = sampleDraft({ ...(body as object), version: version + 1 });
      return { status: 200, body: saved };
    });
    const { work, sending } = house();
    work.edit({ content: { headline: "La digue" } });
    await sending.go("publish");
    work.edit({ content: { headline: "La digue tient" } });
    await work.saver.value.now();
    assert.equal(work.clash.value, null);
    assert.equal(work.saver.value.kept.value.saved, true);
    assert.equal(saved?.content.headline, "La digue tient");
  });

  test("a stale draft that comes back beside other writing shows both texts once it is opened", async () => {
    const current = sampleDraft({ version: 9, content: { headline: "D’un autre" } });
    let answer: () => void = () => undefined;
    pretendServer(({ path }) =>
      path.endsWith("/publish")
        ? new Promise((resolve) => {
            answer = () => resolve(refused("draft_changed", { current }));
          })
        : "away",
    );
    const { work, sending } = house();
    work.edit({ content: { headline: "La digue" } });
    const gone = sending.go("publish");
    await settled();
    work.edit({ content: { headline: "Autre chose" } });
    answer();
    await gone;
    assert.equal(work.sheet.value.content.headline, "Autre chose");
    assert.ok(!work.clash.value);
    const [back] = sending.returned.value;
    assert.ok(back);
    sending.open(back);
    assert.equal(work.sheet.value.content.headline, "La digue");
    assert.deepEqual(work.clash.peek()?.theirs, current);
    assert.deepEqual(sending.returned.value, []);
  });

  test("what came back is not offered any more once it was opened from the list", async () => {
    const draft = sampleDraft();
    pretendServer(({ path, method }) => {
      if (path.endsWith("/publish")) return refused("wrong_status");
      return method === "GET" ? { status: 200, body: draft } : "away";
    });
    const { work, sending } = house();
    await work.open(draft);
    const gone = sending.go("publish");
    work.edit({ content: { headline: "Autre chose" } });
    await gone;
    assert.equal(sending.returned.value.length, 1);
    await work.open(draft);
    assert.deepEqual(sending.returned.value, []);
  });

  test("what went out with other words comes back as a correction of it", async () => {
    const post = samplePost({ id: "p7", revision: 3 });
    pretendServer(({ path }) => {
      if (path.endsWith("/publish")) return refused("already_published", { id: "p7" });
      return path.endsWith("/posts/p7") ? { status: 200, body: post } : "away";
    });
    const { work, sending } = house();
    work.edit({ content: { headline: "La digue" } });
    await sending.go("publish");
    await settled();
    const { headline } = work.sheet.value.content;
    const body = bodyOf(work.sheet.value);
    assert.deepEqual([headline, body.post, body.base_revision], ["La digue", "p7", 3]);
    assert.equal(work.clash.value?.kind, "post");
  });

  test("says so when its time came and it was refused", async () => {
    const held = sampleDraft({
      state: "scheduled",
      timing: "undo",
      due_at: new Date(Date.now() - 1_000).toISOString(),
    });
    pretendServer(() => ({ status: 202, body: { draft: held } }));
    const { state, work, sending } = house();
    state.drafts.value = [held];
    assert.equal(sending.sent.value?.kind, "held");
    state.drafts.value = [sampleDraft({ state: "failed", failure: "wrong_status" })];
    assert.equal(sending.sent.value?.kind, "failed");
    assert.equal(work.isBlank.value, true);
  });
});
