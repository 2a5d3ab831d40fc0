import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { signal } from "@preact/signals";
import type { Lease } from "../desk/data.ts";
import { type Answer, pretendServer, sampleDesk, sampleDraft, settled } from "../desk/sample.ts";
import { samplePost } from "../stream/sample.ts";
import { createHold } from "./hold.ts";

const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

const PAUL: Lease = {
  subject: "p1",
  holder: { id: "2", name: "Paul" },
  expires_at: "2026-08-12T16:05:00Z",
  mine: false,
};
const LEASED: Answer = { status: 409, body: { code: "leased", detail: "…", ...PAUL } };
const GIVEN: Answer = { status: 200, body: { ...PAUL, mine: true } };

/** A desk whose post p1 Paul has in hand, or not. */
function house(isPauls: boolean) {
  const desk = sampleDesk();
  const post = samplePost();
  desk.state.learnPosts([post]);
  const it = { isPauls };
  const asked = pretendServer(({ path, method }) => {
    if (path.includes("/posts/")) return { status: 200, body: post };
    if (path.includes("/drafts/")) return { status: 200, body: sampleDraft() };
    if (method === "DELETE") return { status: 204, body: null };
    return it.isPauls ? LEASED : GIVEN;
  });
  const leaving = signal<readonly string[]>([]);
  const hold = createHold(desk.state, desk.work, leaving);
  const leases = (...some: Lease[]) => {
    desk.state.hands.value = { people: [], leases: some };
  };
  const renewals = () => asked.filter(({ method }) => method === "PUT").length;
  const givenUp = () => asked.filter(({ method }) => method === "DELETE").length;
  return { ...desk, hold, post, it, leases, renewals, leaving, givenUp };
}

describe("the lease", () => {
  test("a post that another has in hand is taken away again, and both are named", async () => {
    const { hold, post, work } = house(true);
    hold.begin(post);
    await settled();
    assert.equal(work.sheet.value.post, "");
    assert.equal(hold.barred.value?.holder, "Paul");
  });

  test("one that is waited for opens by itself where nothing else is written", async () => {
    const { hold, post, work, it, leases } = house(true);
    hold.begin(post);
    await settled();
    leases(PAUL);
    hold.await();
    it.isPauls = false;
    leases();
    await settled();
    assert.equal(work.sheet.value.post, "p1");
    assert.equal(hold.barred.value, null);
  });

  test("it is given up once the words are out, and not before", async () => {
    const { hold, post, work, leaving, givenUp } = house(false);
    hold.begin(post);
    await settled();
    leaving.value = [work.sheet.value.id];
    work.goOn();
    await settled();
    assert.equal(givenUp(), 0);

    leaving.value = [];
    await settled();
    assert.equal(givenUp(), 1);
  });

  test("it is kept where the post is in hand again before its words are out", async () => {
    const { hold, post, work, leaving, givenUp } = house(false);
    hold.begin(post);
    await settled();
    leaving.value = [work.sheet.value.id];
    work.goOn();
    hold.begin(post);
    await settled();
    leaving.value = [];
    await settled();
    assert.equal(givenUp(), 0);
  });

  test("it is not laid under the hands of somebody who writes something else meanwhile", async () => {
    const { hold, post, work, it, leases } = house(true);
    hold.begin(post);
    await settled();
    hold.await();
    work.edit({ content: { headline: "Autre chose" } });
    it.isPauls = false;
    leases();
    await settled();
    assert.equal(work.sheet.value.content.headline, "Autre chose");
    assert.equal(hold.barred.value?.isFree, true);
    await hold.open();
    assert.equal(work.sheet.value.post, "p1");
  });

  test("who took it over is named for as long as they have it", async () => {
    const { hold, post, it, leases, renewals } = house(false);
    hold.begin(post);
    await settled();
    leases(PAUL);
    assert.equal(hold.taker.value, "Paul");
    const before = renewals();
    it.isPauls = false;
    leases();
    await settled();
    assert.equal(hold.taker.value, "");
    assert.equal(renewals(), before + 1);
  });

  test("what is known late of who has it asks once, and not for ever", async () => {
    const { hold, post, leases, renewals, it, work } = house(false);
    hold.begin(post);
    work.edit({ content: { headline: "Le pont est rouvert" } });
    await settled();
    leases(PAUL);
    it.isPauls = true;
    const before = renewals();
    leases();
    await settled();
    assert.equal(hold.taker.value, "Paul");
    assert.equal(renewals(), before + 1);
  });
});
