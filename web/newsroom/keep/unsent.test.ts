import assert from "node:assert/strict";
import { test } from "node:test";
import { unsentOf } from "./unsent.ts";

test("what was typed for one thing is there again for it, and for nothing else", () => {
  unsentOf("return:d1").value = "Source ?";
  assert.equal(unsentOf("return:d1").value, "Source ?");
  assert.equal(unsentOf("return:d2").value, "");
});
