import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { say } from "./words.ts";

const page = globalThis as { reportError?: (fault: Error) => void };
afterEach(() => {
  delete page.reportError;
});

test("nobody is shown the name of a fact that is missing, and it is reported", () => {
  const faults: string[] = [];
  page.reportError = ({ message }) => faults.push(message);
  assert.equal(
    say("Nearly the same went out: {words}", { words: null as unknown as string }),
    "Nearly the same went out: …",
  );
  assert.deepEqual(faults, ["no {words} for “Nearly the same went out: {words}”"]);
  assert.equal(say("{name}: {word}", { name: "Lou", word: "" }), "Lou: ");
});
