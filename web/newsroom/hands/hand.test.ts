import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft, Person } from "../desk/data.ts";
import { samplePost } from "../stream/sample.ts";
import { doingOf, type Known, peopleOf } from "./hand.ts";

const person = (name: string, subject = "", me = false): Person => ({
  id: name,
  name,
  role: "journalist",
  subject,
  seen_at: "2026-08-12T16:40:00Z",
  me,
});
const KNOWN: Known = {
  leases: [],
  posts: new Map([["p1", samplePost()]]),
  drafts: [
    { id: "d1", post: "p1", content: {} } as Draft,
    { id: "d2", post: "", content: { headline: "Le maire parle" } } as Draft,
  ],
  facts: [
    {
      id: "f1",
      revision: 1,
      paragraphs: [[{ text: "Deux ponts sont fermés." }]],
      known: true,
      posts: [],
      at: null,
      shaken: [],
    },
  ],
};

test("what somebody has in hand is said by its words", () => {
  const doing = (subject: string) => doingOf(person("Claire", subject), KNOWN);
  assert.equal(doing(""), "");
  assert.equal(doing("p1"), "changes “Le pont est fermé”");
  assert.equal(doing("d1"), "changes “Le pont est fermé”");
  assert.equal(doing("d2"), "writes “Le maire parle”");
  assert.equal(doing("f1"), "changes “Deux ponts sont fermés.”");
  assert.equal(doing("a-draft-of-theirs"), "writes");
  assert.equal(doing("description"), "describes the live");
});

test("who only asks for a post that another has in hand does not change it", () => {
  const holder = { id: "Paul", name: "Paul" };
  const leases = [{ subject: "p1", holder, expires_at: "2026-08-12T16:41:00Z", mine: false }];
  const doing = (name: string) => doingOf(person(name, "p1"), { ...KNOWN, leases });
  assert.equal(doing("Claire"), "");
  assert.equal(doing("Paul"), "changes “Le pont est fermé”");
});

test("those with something in hand come first, and I last", () => {
  const people = [person("Me", "p1", true), person("Paul"), person("Léa", "d2"), person("Ana")];
  const names = peopleOf({ people, leases: [] }).map(({ name }) => name);
  assert.deepEqual(names, ["Léa", "Ana", "Paul", "Me"]);
});
