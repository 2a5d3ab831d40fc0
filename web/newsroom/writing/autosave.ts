/** Saves on the server while one writes: one request at a time, and the latest words win. */

/** A save begins this long after a key press, so that it is there within two seconds of it. */
const DELAY_MS = 1_000;
const PAUSE_MS = 2_000;
const PAUSE_MAX_MS = 30_000;

export interface Timers {
  set(act: () => void, ms: number): number;
  clear(timer: number): void;
}

export interface AutosaveOptions {
  /** Save what there is; false where it failed in a way that may pass. */
  save(): Promise<boolean>;
  timers: Timers;
}

export interface Autosave {
  /** There is something to save. */
  changed(): void;
  /** Save at once what there is to save, and resolve once what is on its way has arrived. */
  now(): Promise<void>;
  /** Give up what waits, and resolve once nothing is on its way. */
  settle(): Promise<void>;
}

export function createAutosave({ save, timers }: AutosaveOptions): Autosave {
  let isDirty = false;
  let timer: number | null = null;
  let running: Promise<void> | null = null;
  let pauseMs = PAUSE_MS;

  function plan(ms: number): void {
    if (timer === null && !running) timer = timers.set(start, ms);
  }

  function unplan(): void {
    if (timer !== null) timers.clear(timer);
    timer = null;
  }

  function start(): void {
    unplan();
    running = run();
  }

  async function run(): Promise<void> {
    isDirty = false;
    let isDone = false;
    try {
      isDone = await save();
    } catch (fault) {
      // One of ours: it must not make this the last save.
      console.error(fault);
    }
    running = null;
    if (isDone) {
      pauseMs = PAUSE_MS;
      if (isDirty) plan(DELAY_MS);
    } else {
      isDirty = true;
      plan(pauseMs);
      pauseMs = Math.min(2 * pauseMs, PAUSE_MAX_MS);
    }
  }

  return {
    changed() {
      isDirty = true;
      plan(DELAY_MS);
    },
    async now() {
      await running;
      if (!running && isDirty) start();
      await running;
    },
    async settle() {
      isDirty = false;
      unplan();
      await running;
      unplan();
      isDirty = false;
    },
  };
}
