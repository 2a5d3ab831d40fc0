import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createUnsaved } from "./unsaved.ts";

function pretendStorage(): void {
  const kept = new Map<string, string>();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    },
  });
}

const WORDS = { text: "Deux ponts", known: true, revision: 3 };

describe("a fact that is being written", () => {
  test("is there again until it is given up, for its writer alone", () => {
    pretendStorage();
    const unsaved = createUnsaved("1", "l1", "f1");
    assert.equal(unsaved.read(), null);
    unsaved.write(WORDS);
    assert.deepEqual(createUnsaved("1", "l1", "f1").read(), WORDS);
    assert.equal(createUnsaved("2", "l1", "f1").read(), null);
    assert.equal(createUnsaved("1", "l1", "").read(), null);
    unsaved.forget();
    assert.equal(unsaved.read(), null);
  });

  test("was left behind only where no other tab has it in hand", async () => {
    pretendStorage();
    const unsaved = createUnsaved("1", "l1", "");
    assert.equal(await unsaved.isLeft(), false);
    unsaved.write({ ...WORDS, revision: 0 });
    assert.equal(await unsaved.isLeft(), true);
    const release = unsaved.hold();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(await unsaved.isLeft(), false);
    release();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(await unsaved.isLeft(), true);
  });

  test("costs nothing in a browser that keeps nothing", () => {
    Object.assign(globalThis, {
      localStorage: {
        getItem() {
          throw new Error("SecurityError");
        },
        setItem() {
          throw new Error("QuotaExceededError");
        },
      },
    });
    const unsaved = createUnsaved("1", "l1", "f1");
    unsaved.write(WORDS);
    assert.equal(unsaved.read(), null);
  });
});
