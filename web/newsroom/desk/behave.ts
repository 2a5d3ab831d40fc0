/** What the desk does by itself: hears changes, keys and hands, and brings back what was left. */

import { effect, untracked } from "@preact/signals";
import { revealPost } from "../stream/view.ts";
import { tellPresence } from "../writing/presence.ts";
import { restore } from "../writing/restore.ts";
import { titleWith, toApprove } from "./alert.ts";
import { ask, Problem } from "./api.ts";
import type { Desk } from "./compose.ts";
import type { Post } from "./data.ts";
import { wishOf } from "./fragment.ts";
import { type Command, hearKeys, isOffered } from "./shortcut.ts";
import type { Line } from "./state.ts";
import { keepInSync } from "./sync.ts";
import { keepTime } from "./time.ts";
import { say, sayMany } from "./words.ts";

export async function behave(desk: Desk): Promise<void> {
  const { state, work, sending, hold, keeper } = desk;
  keepTime();
  hearKeys((command) => obey(desk, command));
  showWhatWaits(desk);

  effect(() => {
    const post = state.toCorrect.value;
    if (!post) return;
    state.toCorrect.value = null;
    desk.place.value = "write";
    hold.begin(post);
    desk.composer.value?.focus();
  });
  effect(() => {
    const draft = state.toOpen.value;
    if (!draft) return;
    state.toOpen.value = null;
    desk.place.value = "write";
    void openDraft(desk, draft.id);
  });

  // The dialog comes when somebody wants something sent; who only writes is told in the bar.
  effect(() => {
    const waits = sending.sent.value?.kind === "waiting";
    if (waits && state.line.value === "signed-out") desk.isSigningIn.value = true;
    else if (state.line.value === "open") desk.isSigningIn.value = false;
  });
  let lastLine = state.line.peek();
  effect(() => {
    const line = state.line.value;
    desk.announcement.value = lineWords(line, lastLine);
    lastLine = line;
    // What could not be saved does not wait for the pause to end.
    if (line === "open") void untracked(() => work.saver.value.now());
  });

  document.addEventListener("click", (event) => keepFocus(desk, event), { capture: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) void work.saver.value.now();
  });
  window.addEventListener("beforeunload", (event) => {
    const isWriting = keeper.keeping.value === "keeping";
    if (isWriting || !isKept(desk) || sending.outbox.isAtRisk()) event.preventDefault();
  });

  await restore(state, work, sending.outbox);
  // From here on: a draft that is laid down here by the stream would else be taken for one left behind.
  tellPresence(state, work);
  keepInSync(state);
  if (document.activeElement === document.body) desk.composer.value?.focus();
  await grant(desk);
  window.addEventListener("hashchange", () => void grant(desk));
}

/** Do what the address asks for, once. */
async function grant(desk: Desk): Promise<void> {
  const wish = wishOf(window.location.hash);
  if (!wish) return;
  const { pathname, search } = window.location;
  history.replaceState(null, "", pathname + search);
  if (!desk.state.may("write")) {
    // Who writes nothing is shown the post that there is to correct.
    if (wish.kind === "correct") await attempt(desk, () => revealPost(desk.state, wish.id, false));
    return;
  }
  desk.place.value = "write";
  if (wish.kind === "draft") {
    await openDraft(desk, wish.id);
    return;
  }
  await attempt(desk, async () => {
    const path = `${desk.state.path()}/posts/${encodeURIComponent(wish.id)}`;
    desk.state.toCorrect.value = await ask<Post>(path);
  });
}

/** A button of the writing panel that goes with its notice would leave the focus nowhere. */
function keepFocus(desk: Desk, { target }: Event): void {
  if (!(target instanceof Element && target.closest(".writing"))) return;
  requestAnimationFrame(() => {
    const isLost = document.activeElement === document.body && !target.isConnected;
    if (isLost) desk.composer.value?.focus();
  });
}

/** Whether what is written has reached this browser's database, or at least the server. */
function isKept({ keeper, work }: Desk): boolean {
  return (
    keeper.keeping.value !== "failed" || work.isBlank.value || work.saver.value.kept.value.saved
  );
}

async function openDraft(desk: Desk, id: string): Promise<void> {
  await attempt(desk, async () => {
    await desk.work.open({ id });
    desk.composer.value?.focus();
  });
}

/** Do it, or say in a sentence why it could not be done. */
async function attempt({ work, state }: Desk, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (state.learnLine(error)) {
      work.trouble.value = say("This could not be opened: the server cannot be reached.");
    } else if (error instanceof Problem) work.trouble.value = error.message;
    else throw error;
  }
}

/** Put the number of what waits in the title, and tell of each new one who cannot see the bar. */
function showWhatWaits({ state, announcement }: Desk): void {
  const { title } = document;
  let known = 0;
  effect(() => {
    const n = toApprove(state);
    document.title = titleWith(title, n);
    if (n > known) {
      announcement.value = sayMany("{n} post waits for approval", "{n} posts wait for approval", n);
    }
    known = n;
  });
}

function obey(desk: Desk, command: Command): void {
  if (!isOffered(command, desk.state)) return;
  switch (command) {
    case "help":
      desk.isHelping.value = true;
      break;
    case "write":
      desk.place.value = "write";
      desk.composer.value?.focus();
      break;
    case "stream":
      desk.place.value = "stream";
      // The row that the keys were on; while there is none, the search.
      (
        document.querySelector<HTMLElement>("#part-stream .feed [tabindex='0']") ??
        document.querySelector<HTMLElement>("#part-stream input")
      )?.focus();
      break;
    case "new":
      desk.place.value = "write";
      desk.work.putAside();
      desk.composer.value?.focus();
      break;
    case "options":
      desk.isShowingOptions.value = !desk.isShowingOptions.value;
      break;
    case "preview":
      desk.isPreviewing.value = !desk.isPreviewing.value;
      break;
    case "undo": {
      const sent = desk.sending.sent.value;
      if (sent?.kind === "held") void desk.sending.takeBack(sent.draft);
      break;
    }
  }
}

/** What is worth a word to who cannot see the bar: never each save. */
function lineWords(line: Line, last: Line): string {
  switch (line) {
    case "open":
      return last === "open" ? "" : say("Connected again.");
    case "offline":
      return say("Offline. You can go on writing.");
    case "signed-out":
      return say("You are signed out. Your text is kept.");
  }
}
