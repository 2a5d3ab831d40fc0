import { effect, untracked } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LinkBlock, Picture } from "../composer/block.ts";
import { type Composer, createComposer } from "../composer/composer.ts";
import { ask, SignedOut } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";
import { submit } from "./submit.ts";

/** The editing area: every change goes into the sheet at once, and another sheet goes into it. */
export function Body({ desk }: { desk: Desk }) {
  const mount = useRef<HTMLDivElement>(null);
  const { language } = desk.state.live.value;
  useEffect(() => {
    if (!mount.current) return;
    const composer = bodyComposer(mount.current, desk, language);
    desk.composer.value = composer;
    const stop = effect(() => {
      void desk.work.generation.value;
      composer.setBlocks(untracked(() => desk.work.sheet.value.content.blocks ?? []));
    });
    // What only wanted a line has one again.
    const stopHearing = effect(() => {
      const isBack = desk.state.line.value === "open";
      const wanted = [signedOut(), unreachable()].includes(desk.work.trouble.peek());
      if (isBack && wanted) desk.work.trouble.value = "";
    });
    return () => {
      stop();
      stopHearing();
      desk.composer.value = null;
      composer.destroy();
    };
  }, [desk, language]);
  return <div class="body" ref={mount} />;
}

function bodyComposer(mount: HTMLElement, desk: Desk, language: string): Composer {
  const { work, uploads } = desk;
  const composer = createComposer(mount, {
    ...connections(desk),
    blocks: work.sheet.value.content.blocks ?? [],
    language,
    label: say("Text of the post"),
    change() {
      const { content } = work.sheet.value;
      work.edit({ content: { ...content, blocks: composer.blocks() } });
    },
    submit: () => void submit(desk),
    async upload(file) {
      uploads.value += 1;
      try {
        return await uploadPicture(desk.state, file);
      } finally {
        uploads.value -= 1;
      }
    },
  });
  return composer;
}

/** What a composer asks of the house, wherever it stands. */
export function connections({ state, work }: Desk) {
  return {
    say,
    card: (url: string) => told(state, ask<LinkBlock>("/cards", { method: "POST", body: { url } })),
    pictureAddress: (media: string) => `${state.data.newsroom_path}/media/${media}`,
    refused(message: string) {
      work.trouble.value = message;
    },
  };
}

export function uploadPicture(state: State, file: File): Promise<Picture> {
  const body = new FormData();
  body.append("file", file);
  return told(state, ask<Picture>("/media", { method: "POST", body, timeout_ms: UPLOAD_MS }));
}

/** A picture from a phone in the rain takes its time. */
const UPLOAD_MS = 120_000;

/** Have whatever fails say so in a sentence. */
async function told<Answer>(state: State, asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    // What the server says is said as it is; without a line the bar tells so, too.
    if (!state.learnLine(error)) throw error;
    throw new Error(error instanceof SignedOut ? signedOut() : unreachable());
  }
}

const signedOut = () => say("Not added: you are signed out. Sign in, then add it again.");
const unreachable = () =>
  say("Not added: the server cannot be reached. Add it again once the line is back.");
