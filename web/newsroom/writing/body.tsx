import { effect, untracked } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LinkBlock, Picture } from "../composer/block.ts";
import { type Composer, createComposer } from "../composer/composer.ts";
import { ask, Problem } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
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
    return () => {
      stop();
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
        return await uploadPicture(file);
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
    card: (url: string) => told(ask<LinkBlock>("/cards", { method: "POST", body: { url } })),
    pictureAddress: (media: string) => `${state.data.newsroom_path}/media/${media}`,
    refused(message: string) {
      work.trouble.value = message;
    },
  };
}

export function uploadPicture(file: File): Promise<Picture> {
  const body = new FormData();
  body.append("file", file);
  return told(ask<Picture>("/media", { method: "POST", body, timeout_ms: UPLOAD_MS }));
}

/** A picture from a phone in the rain takes its time. */
const UPLOAD_MS = 120_000;

/** Have whatever fails say so in a sentence. */
async function told<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Error(say("The server cannot be reached. Try again once the line is back."));
  }
}
