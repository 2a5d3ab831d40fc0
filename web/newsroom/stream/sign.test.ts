import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft } from "../desk/data.ts";
import { samplePost } from "./sample.ts";
import { type Around, signsOf } from "./sign.ts";

const ALONE: Around = { zone: "Europe/Paris", isPinned: false, lease: undefined, drafts: [] };
const words = (...given: Parameters<typeof signsOf>) => signsOf(...given).map((sign) => sign.words);

test("of an ordinary post there is nothing to say", () => {
  assert.deepEqual(signsOf(samplePost(), ALONE), []);
});

test("everything that there is to say is said, the gravest first", () => {
  const post = samplePost({
    condition: "hidden",
    key_moment: true,
    missing_alt: true,
    reply_to: "p0",
    corrections: [
      { note: "9, et non 12", at: null },
      { note: "Le nom", at: null },
    ],
    review: { name: "Paul", at: "2026-08-12T16:40:00Z", current: false },
  });
  const lease = {
    subject: "p1",
    holder: { id: "2", name: "Claire" },
    expires_at: "2026-08-12T16:41:00Z",
    mine: false,
  };
  const drafts = [{ state: "submitted" } as Draft];
  assert.deepEqual(words(post, { ...ALONE, isPinned: true, lease, drafts }), [
    "Hidden from readers",
    "Claire is changing this",
    "A correction waits for approval",
    "Key moment",
    "Pinned",
    "Corrected",
    "Reply",
    "Alt text missing",
    "Changed since Paul read it over",
  ]);
});

test("a withdrawn post says why; minor edits are counted", () => {
  const withdrawn = samplePost({ condition: "withdrawn", withdrawn_reason: "Fausse alerte." });
  assert.deepEqual(words(withdrawn, ALONE), ["Withdrawn: Fausse alerte."]);
  assert.deepEqual(words(samplePost({ minor_corrections: 2 }), ALONE), ["2 minor edits"]);
});
