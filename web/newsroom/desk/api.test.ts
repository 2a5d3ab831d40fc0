import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { ask, Problem, SomebodyElse, speakFor, Unreachable } from "./api.ts";
import { pretendPage, pretendServer } from "./sample.ts";

const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

function answering(body: string, init: ResponseInit): void {
  globalThis.fetch = async () => new Response(body, init);
}

describe("asking the API", () => {
  test("takes the page of whoever sells the network for no answer", async () => {
    pretendPage();
    answering("<html>Sign in to this hotel</html>", { status: 200 });
    await assert.rejects(ask("/me"), Unreachable);
  });

  test("takes an answer that breaks off for no answer", async () => {
    pretendPage();
    answering('{"id": "1", "na', { status: 201 });
    await assert.rejects(ask("/me"), Unreachable);
  });

  test("says in a sentence what a proxy says in a number", async () => {
    pretendPage();
    answering("<html>413</html>", { status: 413 });
    await assert.rejects(ask("/media"), { message: "This is larger than the server takes." });
    answering("<html>403</html>", { status: 403 });
    await assert.rejects(ask("/media"), (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.match(error.message, /^The server refused this and gave no reason/);
      return true;
    });
  });

  test("sends nothing in the name of somebody who has signed in instead", async () => {
    pretendPage("filrouge_csrf=claire");
    speakFor("1");
    pretendPage("filrouge_csrf=paul");
    const asked = pretendServer(() => ({ status: 200, body: { id: 2, name: "Paul" } }));
    await assert.rejects(ask("/lives/crue/drafts/d1/publish", { method: "POST" }), SomebodyElse);
    assert.deepEqual(
      asked.map(({ path }) => path),
      ["/me"],
    );
  });
});
