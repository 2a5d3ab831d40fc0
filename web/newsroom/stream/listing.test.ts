import assert from "node:assert/strict";
import { test } from "node:test";
import type { Post } from "../desk/data.ts";
import { append, begin, compareOrders, follow } from "./listing.ts";
import { samplePost } from "./sample.ts";

const post = (id: string, order: string, headline = "Le pont") =>
  samplePost({ id, order, headline });
const P9 = post("p9", "900-9");
const P5 = post("p5", "500-5");
const P3 = post("p3", "300-3");
const LOADED = begin({ items: [P9, P5, P3], next: "more", total: 10 });
const belongs = ({ headline }: Post) => headline === "Le pont";

function orders(...posts: Post[]) {
  const known = new Map([P9, P5, P3, ...posts].map((one) => [one.id, one.order]));
  return (id: string) => known.get(id) ?? "0-0";
}

test("a new post comes to its place, and is counted", () => {
  const above = post("p12", "1200-12");
  const between = post("p11", "600-11");
  const now = follow(LOADED, [between, above], belongs, orders(above, between));
  assert.deepEqual(now, { ids: ["p12", "p9", "p11", "p5", "p3"], next: "more", total: 12 });
});

test("one that fits no more leaves, and one that is not in the list is not missed", () => {
  const gone = post("p5", "500-5", "Autre chose");
  const never = post("p7", "700-7", "Autre chose");
  const now = follow(LOADED, [gone, never], belongs, orders());
  assert.deepEqual(now, { ids: ["p9", "p3"], next: "more", total: 9 });
});

test("a corrected post stays where it is: the list is the same one", () => {
  assert.equal(follow(LOADED, [P5], belongs, orders()), LOADED);
});

test("a moved post moves", () => {
  const moved = post("p3", "950-3");
  const now = follow(LOADED, [moved], belongs, orders(moved));
  assert.deepEqual(now.ids, ["p3", "p9", "p5"]);
});

test("below what is loaded a post waits for its page, unless there is none", () => {
  const below = post("p1", "100-1");
  assert.deepEqual(follow(LOADED, [below], belongs, orders(below)).ids, ["p9", "p5", "p3"]);
  const whole = { ...LOADED, next: null, total: 3 };
  const now = follow(whole, [below], belongs, orders(below));
  assert.deepEqual(now, { ids: ["p9", "p5", "p3", "p1"], next: null, total: 4 });
});

test("the next page goes below, and nothing stands there twice", () => {
  const page = { items: [P3, post("p2", "200-2")], next: null, total: 4 };
  assert.deepEqual(append(LOADED, page), {
    ids: ["p9", "p5", "p3", "p2"],
    next: null,
    total: 4,
  });
});

test("orders are compared as numbers, also before 1970", () => {
  assert.ok(compareOrders("1000-1", "999-2") > 0);
  assert.ok(compareOrders("500-10", "500-9") > 0);
  assert.ok(compareOrders("-500-1", "-400-1") < 0);
  assert.equal(compareOrders("-500-1", "-500-1"), 0);
});
