import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createAutosave } from "./autosave.ts";

/** Time that passes when it is told to. */
function clock() {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { at: number; act: () => void }>();
  return {
    timers: {
      set(act: () => void, ms: number) {
        waiting.set(++last, { at: now + ms, act });
        return last;
      },
      clear: (timer: number) => void waiting.delete(timer),
    },
    waiting,
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const due = [...waiting].filter(([, { at }]) => at <= until);
        due.sort(([, one], [, other]) => one.at - other.at);
        const [next] = due;
        if (!next) break;
        const [timer, { at, act }] = next;
        waiting.delete(timer);
        now = at;
        act();
        await settled();
      }
      now = until;
    },
  };
}

/** Let all that is ready go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("autosave", () => {
  test("saves within two seconds of a key press, once for many of them", async () => {
    const { timers, pass } = clock();
    const saves: string[] = [];
    let text = "";
    const autosave = createAutosave({
      timers,
      async save() {
        saves.push(text);
        return true;
      },
    });
    for (const key of "digue") {
      text += key;
      autosave.changed();
      await pass(100);
    }
    await pass(1_500);
    assert.deepEqual(saves, ["digue"]);
  });

  test("does not wait for a pause that never comes", async () => {
    const { timers, pass } = clock();
    let saves = 0;
    const autosave = createAutosave({
      timers,
      async save() {
        saves += 1;
        return true;
      },
    });
    for (let tenth = 0; tenth < 100; tenth++) {
      autosave.changed();
      await pass(100);
    }
    assert.equal(saves, 10);
  });

  test("has one request on its way at a time, and then sends what is newest", async () => {
    const { timers, pass } = clock();
    const saves: string[] = [];
    let text = "one";
    let answer: (saved: boolean) => void = () => undefined;
    const autosave = createAutosave({
      timers,
      save() {
        saves.push(text);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    autosave.changed();
    await pass(1_000);
    text = "two";
    autosave.changed();
    await pass(5_000);
    text = "three";
    autosave.changed();
    await pass(5_000);
    assert.deepEqual(saves, ["one"]);
    answer(true);
    await settled();
    await pass(1_000);
    assert.deepEqual(saves, ["one", "three"]);
  });

  test("tries again after growing pauses, up to half a minute", async () => {
    const { timers, pass } = clock();
    let saves = 0;
    const autosave = createAutosave({
      timers,
      async save() {
        saves += 1;
        return false;
      },
    });
    autosave.changed();
    const counts = [];
    for (const ms of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await pass(ms);
      counts.push(saves);
    }
    assert.deepEqual(counts, [1, 2, 3, 4, 5, 6, 7]);
  });

  test("once settled has nothing on its way, and begins nothing by itself", async () => {
    const { timers, pass, waiting } = clock();
    let saves = 0;
    const autosave = createAutosave({
      timers,
      async save() {
        saves += 1;
        return false;
      },
    });
    autosave.changed();
    await pass(1_000);
    await autosave.settle();
    await pass(60_000);
    assert.equal(saves, 1);
    assert.equal(waiting.size, 0);
  });

  test("saves at once when asked, if there is anything", async () => {
    const { timers } = clock();
    let saves = 0;
    const autosave = createAutosave({
      timers,
      async save() {
        saves += 1;
        return true;
      },
    });
    await autosave.now();
    assert.equal(saves, 0);
    autosave.changed();
    await autosave.now();
    assert.equal(saves, 1);
  });

  test("goes on after a fault of ours", async (context) => {
    const { timers, pass } = clock();
    let saves = 0;
    const told = context.mock.method(console, "error", () => undefined);
    const autosave = createAutosave({
      timers,
      async save() {
        saves += 1;
        if (saves === 1) throw new Error("a fault");
        return true;
      },
    });
    autosave.changed();
    await pass(1_000);
    await pass(2_000);
    assert.equal(saves, 2);
    assert.equal(told.mock.callCount(), 1);
  });

  test("asked to save at once, waits for what is on its way already", async () => {
    const { timers, pass } = clock();
    let answer: (saved: boolean) => void = () => undefined;
    const autosave = createAutosave({
      timers,
      save: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    autosave.changed();
    await pass(1_000);
    let isThere = false;
    const asked = autosave.now().then(() => {
      isThere = true;
    });
    await settled();
    assert.equal(isThere, false);
    answer(true);
    await asked;
  });
});
