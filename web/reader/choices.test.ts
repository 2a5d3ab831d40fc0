import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { keepChoices, readChoices } from "./choices.ts";

/** A browser that keeps things. */
class Keeping {
  readonly kept = new Map<string, string>();
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
}

/** A browser that refuses to, as in some private windows. */
const REFUSING = {
  getItem(): never {
    throw new DOMException("denied", "SecurityError");
  },
  setItem(): never {
    throw new DOMException("full", "QuotaExceededError");
  },
};

function inBrowser(storage: object): void {
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
}

describe("choices", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  beforeEach(() => inBrowser(new Keeping()));
  afterEach(() => {
    if (before) Object.defineProperty(globalThis, "localStorage", before);
  });

  test("what is chosen is kept beside what was chosen before", () => {
    keepChoices({ theme: "dark" });
    keepChoices({ text: "3" });
    keepChoices({ theme: "" });
    assert.deepEqual(readChoices(), { theme: "", text: "3" });
  });

  test("nothing is chosen at first", () => {
    assert.deepEqual(readChoices(), {});
  });

  test("what is no choice is none", () => {
    for (const nonsense of ["", "{", "null", "7", '"dark"']) {
      localStorage.setItem("filrouge", nonsense);
      assert.equal(readChoices().theme, undefined);
    }
  });

  test("a browser that keeps nothing is borne with", () => {
    inBrowser(REFUSING);
    keepChoices({ theme: "dark" });
    assert.deepEqual(readChoices(), {});
  });
});
