import assert from "node:assert/strict";
import { test } from "node:test";
import { wishOf } from "./fragment.ts";

test("an address may ask for a post to correct, or for a draft", () => {
  assert.deepEqual(wishOf("#correct=p1"), { kind: "correct", id: "p1" });
  assert.deepEqual(wishOf("#draft=01k9"), { kind: "draft", id: "01k9" });
  assert.equal(wishOf(""), null);
  assert.equal(wishOf("#part-stream"), null);
  assert.equal(wishOf("#correct="), null);
});
