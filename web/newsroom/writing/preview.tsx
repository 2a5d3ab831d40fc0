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
      <div id="preview" hidden={!isPreviewing.value}>
        {isPreviewing.value && <Rendering desk={desk} />}
      </div>
    </div>
  );
}

function Rendering({ desk }: { desk: Desk }) {
  const host = useRef<HTMLDivElement>(null);
  const words = useSignal("");
  useEffect(() => {
    const mount = host.current;
    if (!mount) return;
    const shadow = mount.shadowRoot ?? mount.attachShadow({ mode: "open" });
    let timer = 0;
    let pause = 0;
    let latest = 0;

    async function show(): Promise<void> {
      const turn = ++latest;
      const { content, key_moment, post } = desk.work.sheet.peek();
      try {
        const path = `${desk.state.path()}/preview`;
        const body = { content: tidied(content), key_moment, post };
        const shown = await ask<Shown>(path, { method: "POST", body });
        if (turn !== latest) return;
        words.value = shown.html ? "" : say("Nothing is written yet.");
        paint(shadow, shown);
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
function paint(shadow: ShadowRoot, { html, style, dir, lang }: Shown): void {
  let page = shadow.querySelector<HTMLElement>("div");
  if (!page) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    page = document.createElement("div");
    shadow.append(link, page);
  }
  page.lang = lang;
  page.dir = dir;
  page.innerHTML = `<ol id="posts">${html}</ol>`;
  for (const link of page.querySelectorAll("a")) link.target = "_blank";
}
