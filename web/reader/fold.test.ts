import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Chunk, Delta, Model, Op, Post } from "./fold.ts";
import { apply, formatCursor, merge, parseCursor, shown } from "./fold.ts";

const EPOCH = 1786557600;
const ROUNDS = 200;

function modelAt(cursor: string, posts: readonly Post[] = [], floor = "", ceiling = ""): Model {
  return {
    cursor: parseCursor(cursor),
    floor,
    ceiling,
    posts: new Map(posts.map((post): [string, Post] => [post.id, post])),
    parts: new Map(),
  };
}

function delta(head: string, ops: readonly Op[] = [], reload = false): Delta {
  return { head, poll_s: 10, reload, stop: false, ops };
}

function post(id: string, ms: number, rev: number, html: string | null = `${id}@${rev}`): Post {
  return { id, order: `${ms}-${rev}`, rev, html };
}

function asOp({ id, order, rev, html }: Post): Op {
  return html === null ? { op: "gone", id, order, rev } : { op: "post", id, order, rev, html };
}

function ids(model: Model): string[] {
  return shown(model).map(({ id }) => id);
}

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value): [number, T] => [random(), value])
    .sort(([left], [right]) => left - right)
    .map(([, value]) => value);
}

/** A live as the server has it: every state it went through, by seq. */
class Server {
  readonly states: ReadonlyMap<string, Post>[] = [new Map()];

  constructor(random: () => number, events: number) {
    for (let seq = 1; seq <= events; seq += 1) {
      const posts = new Map(this.states[seq - 1]);
      const known = Array.from(posts.values());
      const chosen = known[Math.floor(random() * known.length)];
      const kind = random();
      if (!chosen || kind < 0.5) {
        posts.set(`p${seq}`, post(`p${seq}`, 1000 * seq, seq));
      } else {
        const ms =
          kind < 0.65 ? Math.floor(random() * 1000 * seq) : Number(chosen.order.split("-")[0]);
        const order = `${ms}-${chosen.order.split("-")[1]}`;
        const html = kind > 0.85 ? null : `${chosen.id}@${seq}`;
        posts.set(chosen.id, { id: chosen.id, order, rev: seq, html });
      }
      this.states.push(posts);
    }
  }

  get head(): number {
    return this.states.length - 1;
  }

  at(seq: number): ReadonlyMap<string, Post> {
    const state = this.states[seq];
    assert.ok(state);
    return state;
  }

  since(after: number, until = this.head): Delta {
    const changed = Array.from(this.at(until).values()).filter(({ rev }) => rev > after);
    return delta(`${EPOCH}-${until}`, changed.map(asOp));
  }

  /** What a page of that range, rendered at `seq`, holds. */
  range(seq: number, floor: string, ceiling: string): Post[] {
    const whole = modelAt(`${EPOCH}-${seq}`, Array.from(this.at(seq).values()), floor, ceiling);
    return shown(whole);
  }
}

describe("order", () => {
  test("posts stand newest first, by time and then by seq, as numbers", () => {
    const model = modelAt("1-9", [
      { id: "a", order: "999-1", rev: 1, html: "a" },
      { id: "b", order: "1000-2", rev: 2, html: "b" },
      { id: "c", order: "1000-10", rev: 10, html: "c" },
      { id: "old", order: "-5-3", rev: 3, html: "before 1970" },
    ]);

    assert.deepEqual(ids(model), ["c", "b", "a", "old"]);
  });

  test("only posts above the floor and up to the ceiling are shown", () => {
    const posts = [post("a", 1, 1), post("b", 2, 2), post("c", 3, 3), post("d", 4, 4)];

    assert.deepEqual(ids(modelAt("1-4", posts, "1-1", "3-3")), ["c", "b"]);
  });
});

describe("apply", () => {
  test("twice the same is as once", () => {
    const model = modelAt("1-1", [post("a", 1, 1)]);
    const news = delta("1-4", [
      asOp(post("a", 1, 2)),
      asOp(post("b", 2, 3, null)),
      { op: "part", name: "facts", rev: 4, html: "facts" },
    ]);

    const first = apply(model, news);
    const second = apply(model, news);

    assert.deepEqual(first, { posts: ["a", "b"], parts: ["facts"], reload: false });
    assert.deepEqual(second, { posts: [], parts: [], reload: false });
    assert.deepEqual(shown(model), [post("a", 1, 2)]);
    assert.equal(formatCursor(model.cursor), "1-4");
  });

  test("a late duplicate does not bring a hidden post back", () => {
    const model = modelAt("1-1", [post("a", 1, 1)]);

    apply(model, delta("1-3", [{ op: "gone", id: "a", order: "1-1", rev: 3 }]));
    apply(model, delta("1-2", [{ op: "post", id: "a", order: "1-1", rev: 2, html: "late" }]));

    assert.deepEqual(ids(model), []);
    assert.equal(formatCursor(model.cursor), "1-3");
  });

  test("a post that never was on the page and is gone stays gone", () => {
    const model = modelAt("1-1");

    apply(model, delta("1-3", [{ op: "gone", id: "a", order: "1-2", rev: 3 }]));
    merge(model, { cursor: "1-2", floor: "", posts: [post("a", 1, 2)] });

    assert.deepEqual(ids(model), []);
  });

  test("a post that is shown again comes back", () => {
    const model = modelAt("1-1", [post("a", 1, 1)]);

    apply(model, delta("1-2", [{ op: "gone", id: "a", order: "1-1", rev: 2 }]));
    apply(model, delta("1-3", [{ op: "post", id: "a", order: "1-1", rev: 3, html: "again" }]));

    assert.deepEqual(shown(model), [{ id: "a", order: "1-1", rev: 3, html: "again" }]);
  });

  test("an older revision of a part is dropped", () => {
    const model = modelAt("1-1");

    apply(model, delta("1-5", [{ op: "part", name: "status", rev: 5, html: "ended" }]));
    apply(model, delta("1-4", [{ op: "part", name: "status", rev: 4, html: "live" }]));

    assert.deepEqual(model.parts, new Map([["status", { rev: 5, html: "ended" }]]));
  });

  test("an operation of a later protocol is passed over", () => {
    const model = modelAt("1-1");
    const later = { op: "poll", id: "x", order: "1-2", rev: 2, html: "x" } as unknown as Op;

    const changes = apply(model, delta("1-2", [later, asOp(post("a", 1, 2))]));

    assert.deepEqual(changes.posts, ["a"]);
    assert.deepEqual(ids(model), ["a"]);
  });

  test("a newer epoch asks for a reload and changes nothing", () => {
    const model = modelAt("1-9", [post("a", 1, 1)]);

    const changes = apply(model, delta("2-3", [asOp(post("b", 2, 3))]));

    assert.deepEqual(changes, { posts: [], parts: [], reload: true });
    assert.deepEqual(ids(model), ["a"]);
    assert.equal(formatCursor(model.cursor), "1-9");
  });

  test("words of an older epoch, which may have been erased since, are dropped", () => {
    const model = modelAt("2-3", [post("a", 1, 1)]);

    const changes = apply(model, delta("1-9", [asOp(post("a", 1, 9))]));

    assert.deepEqual(changes, { posts: [], parts: [], reload: false });
    assert.deepEqual(shown(model), [post("a", 1, 1)]);
    assert.equal(formatCursor(model.cursor), "2-3");
  });

  test("what was erased is taken off before the page is loaded afresh, for ever", () => {
    const model = modelAt("1-2", [post("a", 1, 1), post("b", 2, 2)]);
    const gone: Op = { op: "gone", id: "a", order: "1-1", rev: 1 };
    const facts: Op = { op: "part", name: "facts", rev: 9, html: "<p>" };

    const changes = apply(model, delta("2-1", [gone, facts], true));
    apply(model, delta("1-9", [asOp(post("a", 1, 9))]));

    assert.deepEqual(changes, { posts: ["a"], parts: ["facts"], reload: true });
    assert.deepEqual(ids(model), ["b"]);
  });

  test("a delta that says reload asks for one", () => {
    const model = modelAt("1-9");

    assert.deepEqual(apply(model, delta("1-3", [], true)), { posts: [], parts: [], reload: true });
    assert.equal(formatCursor(model.cursor), "1-9");
  });

  test("deltas in any order, some of them twice, give what the server has", () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const random = generator(seed);
      const server = new Server(random, 30);
      const loaded = Math.floor(random() * 20);
      const model = modelAt(`${EPOCH}-${loaded}`, server.range(loaded, "", ""));
      const deltas: Delta[] = [];
      for (let seq = loaded; seq < server.head; ) {
        const until = Math.min(server.head, seq + 1 + Math.floor(random() * 4));
        deltas.push(server.since(seq, until));
        if (random() < 0.3) deltas.push(server.since(seq, until));
        seq = until;
      }

      for (const news of shuffled(deltas, random)) apply(model, news);

      assert.deepEqual(shown(model), server.range(server.head, "", ""), `seed ${seed}`);
      assert.equal(formatCursor(model.cursor), `${EPOCH}-${server.head}`);
    }
  });
});

describe("merge", () => {
  const chunk = (cursor: string, posts: readonly Post[], floor = ""): Chunk => ({
    cursor,
    floor,
    posts,
  });

  test("a chunk lowers the floor to its own and comes under the rest", () => {
    const model = modelAt("1-4", [post("d", 4, 4)], "3-3");

    const changes = merge(model, chunk("1-4", [post("c", 3, 3), post("b", 2, 2)], "1-1"));

    assert.deepEqual(changes, { posts: ["c", "b"], parts: [], reload: false });
    assert.deepEqual(ids(model), ["d", "c", "b"]);
    assert.equal(model.floor, "1-1");
  });

  test("the chunk above a page that begins with the oldest post raises its ceiling", () => {
    const model = modelAt("1-4", [post("a", 1, 1)], "", "1-1");
    apply(model, delta("1-5", [{ op: "post", id: "b", order: "2-2", rev: 5, html: "corrected" }]));
    assert.deepEqual(ids(model), ["a"]);

    const above = { ...chunk("1-4", [post("c", 3, 3), post("b", 2, 2)], "1-1"), ceiling: "3-3" };
    assert.deepEqual(merge(model, above).posts, ["c", "b"]);

    assert.deepEqual(ids(model), ["c", "b", "a"]);
    assert.deepEqual([model.floor, model.ceiling], ["", "3-3"]);
    merge(model, { ...chunk("1-4", [post("d", 4, 4)], "3-3"), ceiling: "" });
    assert.deepEqual(ids(model), ["d", "c", "b", "a"]);
    assert.equal(model.ceiling, "");
  });

  test("a post remembered below the floor appears with its chunk, as it last was", () => {
    const model = modelAt("1-4", [post("d", 4, 4)], "3-3");
    apply(model, delta("1-5", [{ op: "post", id: "b", order: "2-2", rev: 5, html: "corrected" }]));
    assert.deepEqual(ids(model), ["d"]);

    const changes = merge(model, chunk("1-4", [post("b", 2, 2)]));

    assert.deepEqual(changes.posts, ["b"]);
    assert.deepEqual(shown(model)[1], { id: "b", order: "2-2", rev: 5, html: "corrected" });
  });

  test("a post that moved below the floor leaves the page, and stands lower once that is shown", () => {
    const model = modelAt("1-4", [post("d", 4, 4), post("c", 3, 3)], "2-2");

    const moved = { op: "post", id: "d", order: "1-4", rev: 5, html: "moved" } as const;
    assert.deepEqual(apply(model, delta("1-5", [moved])).posts, ["d"]);
    assert.deepEqual(ids(model), ["c"]);

    merge(model, chunk("1-4", [post("b", 2, 2)]));
    assert.deepEqual(ids(model), ["c", "b", "d"]);
  });

  test("a chunk of another epoch is not merged", () => {
    for (const cursor of ["1-9", "3-1"]) {
      const model = modelAt("2-4", [post("d", 4, 4)], "3-3");

      assert.equal(merge(model, chunk(cursor, [post("c", 3, 3)])).reload, true);
      assert.deepEqual(ids(model), ["d"]);
      assert.equal(model.floor, "3-3");
    }
  });

  test("chunks older and newer than the page, among deltas, give what the server has", () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const random = generator(seed);
      const server = new Server(random, 40);
      const loaded = 20 + Math.floor(random() * 10);
      const seals = ["8000-0", "4000-0", ""];
      const model = modelAt(`${EPOCH}-${loaded}`, server.range(loaded, "8000-0", ""), "8000-0");
      const steps: (() => void)[] = [];
      for (let seq = loaded; seq < server.head; seq += 1) {
        steps.push(() => apply(model, server.since(seq, seq + 1)));
      }
      const mixed = shuffled(steps, random);
      for (let step = 1; step < seals.length; step += 1) {
        const rendered = 10 + Math.floor(random() * 31);
        const [ceiling = "", floor = ""] = [seals[step - 1], seals[step]];
        const place = Math.floor(((step - random()) * mixed.length) / (seals.length - 1));
        mixed.splice(place + step - 1, 0, () => {
          merge(model, {
            cursor: `${EPOCH}-${rendered}`,
            floor,
            posts: server.range(rendered, floor, ceiling),
          });
          if (rendered < loaded) apply(model, server.since(rendered));
        });
      }

      for (const step of mixed) step();

      assert.deepEqual(shown(model), server.range(server.head, "", ""), `seed ${seed}`);
      assert.equal(model.floor, "");
    }
  });

  test("chunks above the page, among deltas, give what the server has", () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const random = generator(seed);
      const server = new Server(random, 40);
      const loaded = 20 + Math.floor(random() * 10);
      const posts = server.range(loaded, "", "4000-0");
      const model = modelAt(`${EPOCH}-${loaded}`, posts, "", "4000-0");
      const seals = ["4000-0", "8000-0", ""];
      let next = 1;
      for (let seq = loaded; seq < server.head || next < seals.length; ) {
        if (next < seals.length && (seq === server.head || random() < 0.3)) {
          const [floor = "", ceiling = ""] = [seals[next - 1], seals[next]];
          const rendered = 10 + Math.floor(random() * 31);
          const posts = server.range(rendered, floor, ceiling);
          merge(model, { cursor: `${EPOCH}-${rendered}`, floor, ceiling, posts });
          if (rendered < loaded) apply(model, server.since(rendered));
          next += 1;
        } else {
          apply(model, server.since(seq, seq + 1));
          seq += 1;
        }
      }

      assert.deepEqual(shown(model), server.range(server.head, "", ""), `seed ${seed}`);
    }
  });
});
