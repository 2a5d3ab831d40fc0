/** The desk's own keys, which work wherever the focus is. */

import type { State } from "./state.ts";
import { say } from "./words.ts";

const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

export type Command = "write" | "stream" | "new" | "options" | "preview" | "undo" | "help";

/**
 * By the key's place on the keyboard. Alt alone elsewhere than on a Mac, where Option writes letters and
 * Control comes with it; AltGr, which is Ctrl+Alt to Windows, is left alone.
 */
const CODES: Readonly<Record<string, Command>> = {
  KeyW: "write",
  KeyS: "stream",
  KeyN: "new",
  KeyO: "options",
  KeyP: "preview",
  KeyU: "undo",
  KeyK: "help",
};

/** How a command's key is written on the screen. */
export function keyOf(command: Command): string {
  const [code = ""] = Object.entries(CODES).find(([, named]) => named === command) ?? [];
  return (IS_MAC ? "⌃⌥" : "Alt ") + code.slice(-1);
}

/** How a key of the text is written, that is held with Control, or with Command on a Mac. */
export function withControl(letter: string): string {
  return IS_MAC ? `⌘${letter}` : `Ctrl ${letter}`;
}

/** How the key is written that sends: "Ctrl Enter", "⌘ Enter". */
export function sendKey(): string {
  return IS_MAC ? say("⌘ Enter") : say("Ctrl Enter");
}

/** Say whether a key does something for who is here: all but two are for who writes. */
export function isOffered(command: Command, { may }: Pick<State, "may">): boolean {
  return command === "stream" || command === "help" || may("write");
}

export function isSend({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === "Enter" && (ctrlKey || metaKey) && !altKey;
}

/** Hear the desk's keys; "?" asks for help too, where nothing is being written. The answer stops it. */
export function hearKeys(act: (command: Command) => void): () => void {
  function hear(event: KeyboardEvent): void {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const isOurs = event.altKey && !event.metaKey && event.ctrlKey === IS_MAC;
    const command = isOurs ? CODES[event.code] : undefined;
    if (command) {
      event.preventDefault();
      act(command);
    } else if (event.key === "?" && !isWriting(event.target)) {
      event.preventDefault();
      act("help");
    }
  }
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
