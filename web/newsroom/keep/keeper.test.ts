import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CLAIRE } from "../desk/sample.ts";
import { emptySheet } from "../writing/sheet.ts";
import type { Database } from "./database.ts";
import { createKeeper, type KeptSheet } from "./keeper.ts";
import { memoryDatabase } from "./memory.ts";

function kept(id: string, headline: string, user = "1"): KeptSheet {
  return {
    id,
    user,
    live: "l1",
    sheet: { ...emptySheet(id, CLAIRE), content: { headline } },
    changed_at: 0,
    saved: false,
    underway: [],
    refusal: "",
  };
}

/** A browser whose disk is full for as long as the test says. */
function house() {
  const memory = memoryDatabase();
  const it = { isFull: false };
  const database: Database = {
    ...memory,
    lasts: true,
    async write(changes) {
      if (it.isFull) throw new Error("QuotaExceededError");
      await memory.write(changes);
    },
  };
  const keeper = createKeeper(database);
  const words = async () =>
    (await keeper.allOf("1")).map(({ id, sheet }) => `${id}: ${sheet.content.headline}`).sort();
  return { it, keeper, words };
}

describe("what is kept in the browser", () => {
  test("is the newest, of this person alone", async () => {
    const { keeper, words } = house();
    void keeper.keep(kept("a", "La"));
    void keeper.keep(kept("a", "La digue"));
    await keeper.keep(kept("b", "De Paul", "2"));
    assert.deepEqual(await words(), ["a: La digue"]);
    assert.equal(keeper.keeping.value, "kept");
    await keeper.forget("a");
    assert.deepEqual(await words(), []);
  });

  test("what a full disk would not take is tried again with what comes next", async () => {
    const { it, keeper, words } = house();
    it.isFull = true;
    await keeper.keep(kept("a", "La digue"));
    assert.equal(keeper.keeping.value, "failed");
    it.isFull = false;
    await keeper.keep(kept("b", "Le pont"));
    assert.equal(keeper.keeping.value, "kept");
    assert.deepEqual(await words(), ["a: La digue", "b: Le pont"]);
  });

  test("what went out meanwhile is not tried again", async () => {
    const { it, keeper, words } = house();
    it.isFull = true;
    await keeper.keep(kept("a", "La digue"));
    keeper.drop("a");
    it.isFull = false;
    await keeper.keep(kept("b", "Le pont"));
    assert.deepEqual(await words(), ["b: Le pont"]);
  });
});
