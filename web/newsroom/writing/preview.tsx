import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask, Problem } from "../desk/api.ts";
import type { Desk } from "../desk/compose.ts";
import { keyOf } from "../desk/shortcut.ts";
import { say } from "../desk/words.ts";
import { tidied } from "./sheet.ts";

interface Shown {
  /** The reader's own `<li>`, escaped by the server's templates. */
  readonly html: string;
  /** The address of the reader's style sheet. */
  readonly style: string;
  readonly dir: string;
  readonly lang: string;
}

const PAUSE_MS = 400;

/** The post as readers will see it: rendered by what renders it for them, in their own style. */
export function Preview({ desk }: { desk: Desk }) {
  const { isPreviewing } = desk;
  const place = useRef<HTMLDivElement>(null);
  const toView = () => place.current?.scrollIntoView({ block: "nearest" });
  return (
    <div class="preview">
      <button
        class="button quiet"
        type="button"
        aria-expanded={isPreviewing.value}
        aria-controls="preview"
        aria-keyshortcuts={keyOf("preview").replace(" ", "+")}
        onClick={() => {
          isPreviewing.value = !isPreviewing.value;
        }}
      >
        {isPreviewing.value ? say("Hide the preview") : say("Preview")}
      </button>
      <div id="preview" ref={place} hidden={!isPreviewing.value}>
        {isPreviewing.value && <Rendering desk={desk} toView={toView} />}
      </div>
      <p class="unseen" role="status">
        {isPreviewing.value && say("The preview is open, below the text.")}
      </p>
    </div>
  );
}

function Rendering({ desk, toView }: { desk: Desk; toView(): void }) {
  const host = useRef<HTMLDivElement>(null);
  const words = useSignal("");
  useEffect(() => {
    const mount = host.current;
    if (!mount) return;
    const shadow = mount.shadowRoot ?? mount.attachShadow({ mode: "open" });
    let timer = 0;
    let pause = 0;
    let latest = 0;
    /** It comes into view once, as it opens: from then on one writes, and nothing moves. */
    let isShown = false;

    async function show(): Promise<void> {
      const turn = ++latest;
      const { content, key_moment, post } = desk.work.sheet.peek();
      try {
        const path = `${desk.state.path()}/preview`;
        const body = { content: tidied(content), key_moment, post };
        const shown = await ask<Shown>(path, { method: "POST", body });
        if (turn !== latest) return;
        words.value = shown.html ? "" : say("Nothing is written yet.");
        await paint(shadow, shown);
        if (!isShown) toView();
        isShown = true;
      } catch (error) {
        if (desk.state.learnLine(error)) words.value = say("No preview while offline.");
        else if (error instanceof Problem) words.value = error.message;
        else throw error;
      }
    }

    const stop = effect(() => {
      void desk.work.sheet.value;
      clearTimeout(timer);
      timer = window.setTimeout(show, pause);
      pause = PAUSE_MS;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [desk, words]);
  return (
    <>
      <div class="preview-page" ref={host} />
      <p class="second small">{words.value}</p>
    </>
  );
}

/** In a shadow tree: the reader's style reaches nothing of the desk, nor the desk's the post. */
async function paint(shadow: ShadowRoot, { html, style, dir, lang }: Shown): Promise<void> {
  let page = shadow.querySelector<HTMLElement>("div");
  let styled: Promise<void> | null = null;
  if (!page) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    page = document.createElement("div");
    shadow.append(link, page);
    styled = new Promise((resolve) => {
      link.onload = () => resolve();
      link.onerror = () => resolve();
    });
  }
  page.lang = lang;
  page.dir = dir;
  page.innerHTML = `<div id="posts">${html}</div>`;
  for (const link of page.querySelectorAll("a")) link.target = "_blank";
  // How much room it takes is known once it has its style.
  await styled;
}
