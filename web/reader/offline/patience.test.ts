import assert from "node:assert/strict";
import { test } from "node:test";
import { firstOf } from "./patience.ts";

const never = new Promise<string>(() => {});
const kept = () => "kept";

test("as long as the network answers in time, nothing kept is shown", async () => {
  assert.equal(await firstOf(Promise.resolve("fresh"), kept, 0), "fresh");
});

test("a network that is too slow is not waited for, where there is a copy", async () => {
  assert.equal(await firstOf(never, kept, 0), "kept");
  const slow = new Promise<string>((resolve) => setTimeout(resolve, 1, "fresh"));
  assert.equal(await firstOf(slow, undefined, 0), "fresh");
});

test("a network that fails, fails", async () => {
  await assert.rejects(firstOf(Promise.reject(new Error("offline")), kept, 1000));
});
