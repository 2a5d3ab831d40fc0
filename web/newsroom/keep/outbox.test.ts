import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { signal } from "@preact/signals";
import { Problem, SignedOut, Unreachable } from "../desk/api.ts";
import { CLAIRE } from "../desk/sample.ts";
import type { Line } from "../desk/state.ts";
import { emptySheet, fingerprint, type Sheet } from "../writing/sheet.ts";
import type { Database, Store } from "./database.ts";
import { memoryDatabase } from "./memory.ts";
import { type Answer, createOutbox, type Entry, type Outcome } from "./outbox.ts";

function sheet(id: string): Sheet {
  return { ...emptySheet(id, CLAIRE), content: { headline: `Titre ${id}` } };
}

function entry(id: string, storedAt = 0): Entry {
  return {
    id,
    user: "1",
    live: "l1",
    path: `/lives/direct/drafts/${id}`,
    action: "publish",
    sheet: sheet(id),
    at: null,
    underway: [],
    stored_at: storedAt,
    tab: "",
  };
}

/** An outbox whose server does what the test says. */
function house(send: (entry: Entry) => Promise<Answer>, database: Database = memoryDatabase()) {
  const line = signal<Line>("offline");
  const outcomes: Outcome[] = [];
  const pauses: number[] = [];
  const outbox = createOutbox({
    database,
    user: "1",
    state: {
      line,
      learnLine(error) {
        if (error instanceof SignedOut) line.value = "signed-out";
        else if (error instanceof Unreachable) line.value = "offline";
        else return false;
        return true;
      },
    },
    timers: { set: (_, ms) => pauses.push(ms), clear: () => undefined },
    send,
    hear: (outcome) => void outcomes.push(outcome),
  });
  const ids = async (store: Store) => (await database.all(store)).map(({ id }) => id);
  return { outbox, outcomes, pauses, line, database, ids };
}

/** A database that takes nothing out of the outbox while the test says so. */
function stuckWhile(isStuck: () => boolean): Database {
  const memory = memoryDatabase();
  return {
    ...memory,
    async write(changes) {
      const takesOut = changes.some((one) => one.store === "outbox" && "remove" in one);
      if (takesOut && isStuck()) throw new Error("the disk is gone");
      await memory.write(changes);
    },
  };
}

describe("the outbox", () => {
  test("forgets an entry only when it was answered", async () => {
    const there: string[][] = [];
    const it = house(async ({ id }) => {
      there.push(await it.ids("outbox"));
      return { id, url: "/live/direct" };
    });
    await it.database.write([{ store: "drafts", put: { id: "a" } }]);
    await it.outbox.add(entry("a"));
    assert.deepEqual(await it.ids("drafts"), []);
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(there, [["a"]]);
    assert.deepEqual(await it.ids("outbox"), []);
    assert.deepEqual(
      it.outcomes.map(({ kind }) => kind),
      ["done"],
    );
    assert.equal(it.outbox.waiting.value, 0);
  });

  test("keeps all while nobody answers, and sends them in their order when somebody does", async () => {
    let isThere = false;
    const sent: string[] = [];
    const it = house(async ({ id }) => {
      if (!isThere) throw new Unreachable();
      sent.push(id);
      return { id };
    });
    await it.outbox.add(entry("b", 2));
    await it.outbox.add(entry("a", 1));
    await it.outbox.flush();
    assert.equal(it.line.value, "offline");
    assert.equal(it.outbox.waiting.value, 2);
    isThere = true;
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, ["a", "b"]);
    assert.equal(it.line.value, "open");
  });

  test("tries again after growing pauses", async () => {
    const it = house(async () => {
      throw new Unreachable();
    });
    await it.outbox.add(entry("a"));
    for (let round = 0; round < 7; round++) await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(it.pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test("waits, without trying, for who is signed out", async () => {
    const it = house(async () => {
      throw new SignedOut();
    });
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    it.outbox.close();
    assert.equal(it.line.value, "signed-out");
    assert.deepEqual(it.pauses, []);
    assert.deepEqual(await it.ids("outbox"), ["a"]);
  });

  test("gives a refused draft back with the sentence, and goes on with the next", async () => {
    const it = house(async ({ id }) => {
      if (id === "a") throw new Problem(422, "empty_post", "Il n’y a rien à publier.", {});
      return { id };
    });
    await it.outbox.add(entry("a", 1));
    await it.outbox.add(entry("b", 2));
    await it.outbox.flush();
    it.outbox.close();
    const [back] = await it.database.all<{ id: string; refusal: string; sheet: Sheet }>("drafts");
    assert.deepEqual(
      [back?.id, back?.refusal, back?.sheet],
      ["a", "Il n’y a rien à publier.", sheet("a")],
    );
    assert.deepEqual(
      it.outcomes.map((outcome) => [outcome.entry.id, outcome.kind]),
      [
        ["a", "refused"],
        ["b", "done"],
      ],
    );
    assert.deepEqual(await it.ids("outbox"), []);
  });

  test("takes trouble of the server for a reason to wait, not for an answer", async () => {
    const it = house(async () => {
      throw new Problem(500, "", "…", {});
    });
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(await it.ids("outbox"), ["a"]);
    assert.deepEqual(it.pauses, [1_000]);
  });

  test("sends again upon a save of its own that came in between", async () => {
    const versions: number[] = [];
    const current = { ...sheet("a"), version: 4, content: { headline: "Titre" } };
    const it = house(async ({ id, sheet: { version } }) => {
      versions.push(version);
      if (version !== 4) throw new Problem(409, "draft_changed", "…", { current });
      return { id };
    });
    await it.outbox.add({ ...entry("a"), underway: [fingerprint(current)] });
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(versions, [0, 4]);
    assert.deepEqual(
      it.outcomes.map(({ kind }) => kind),
      ["done"],
    );
  });

  test("does not send upon another's save", async () => {
    const current = { ...sheet("a"), version: 4, content: { headline: "D’un autre" } };
    const it = house(async () => {
      throw new Problem(409, "draft_changed", "…", { current });
    });
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(
      it.outcomes.map(({ kind }) => kind),
      ["refused"],
    );
  });

  test("leaves alone what another person left in this browser", async () => {
    const sent: string[] = [];
    const it = house(async ({ id }) => {
      sent.push(id);
      return { id };
    });
    await it.database.write([{ store: "outbox", put: { ...entry("a"), user: "2" } as Entry }]);
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, []);
    assert.deepEqual(await it.ids("outbox"), ["a"]);
  });

  test("sends from memory what the browser will not store", async () => {
    const memory = memoryDatabase();
    let isFull = true;
    const full: Database = {
      ...memory,
      async write(changes) {
        if (isFull) throw new Error("QuotaExceededError");
        await memory.write(changes);
      },
    };
    const sent: string[] = [];
    const it = house(async ({ id }) => {
      sent.push(id);
      isFull = false;
      return { id };
    }, full);
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, ["a"]);
    assert.equal(it.outbox.waiting.value, 0);
  });

  test("sends once what the browser will not take out after the answer", async () => {
    const sent: string[] = [];
    const it = house(
      async ({ id }) => {
        sent.push(id);
        return { id };
      },
      stuckWhile(() => true),
    );
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, ["a"]);
    assert.deepEqual(
      it.outcomes.map(({ kind }) => kind),
      ["done"],
    );
  });

  test("sends again what was taken back, although its first sending is still stored", async () => {
    const sent: string[] = [];
    let isStuck = true;
    const it = house(
      async ({ id }) => {
        sent.push(id);
        return { id };
      },
      stuckWhile(() => isStuck),
    );
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    isStuck = false;
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, ["a", "a"]);
  });

  test("does not send again what was taken back, its first answer having got lost", async () => {
    const sent: string[] = [];
    const it = house(async ({ id }) => {
      sent.push(id);
      throw new Unreachable();
    });
    await it.outbox.add(entry("a"));
    await it.outbox.flush();
    await it.outbox.drop("a");
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, ["a"]);
    assert.equal(it.outbox.waiting.value, 0);
  });

  test("sends what it holds itself, although the browser reads nothing out", async () => {
    const broken: Database = {
      lasts: true,
      all: () => Promise.reject(new Error("the database is closed")),
      write: () => Promise.reject(new Error("the database is closed")),
    };
    const sent: string[] = [];
    const it = house(async ({ id }) => {
      sent.push(id);
      return { id };
    }, broken);
    await it.outbox.add(entry("a"));
    assert.equal(it.outbox.isAtRisk(), true);
    await it.outbox.flush();
    it.outbox.close();
    assert.deepEqual(sent, ["a"]);
    assert.equal(it.outbox.isAtRisk(), false);
  });
});
