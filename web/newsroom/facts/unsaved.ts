/**
 * A fact that is being written: kept at every key press in this browser, until it is saved or given up.
 * What one person wrote is never shown to another.
 */

import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { claim, type Release } from "../keep/claim.ts";

export interface Unsaved {
  readonly text: string;
  readonly known: boolean;
  /** The fact's revision upon which it was begun; 0 for a new one. */
  readonly revision: number;
}

/** What is kept of a fact, or of a new one. */
export function unsavedOf({ data, live }: State, fact: Fact | null) {
  return createUnsaved(data.me.id, live.value.id, fact?.id ?? "");
}

/** `fact` is its id, "" for a new one. */
export function createUnsaved(user: string, live: string, fact: string) {
  const name = `filrouge:fact:${user}:${live}:${fact}`;

  function read(): Unsaved | null {
    try {
      return JSON.parse(localStorage.getItem(name) ?? "null");
    } catch {
      return null; // a browser that keeps nothing
    }
  }

  return {
    read,
    write(unsaved: Unsaved): void {
      try {
        localStorage.setItem(name, JSON.stringify(unsaved));
      } catch {
        // Full, or forbidden: then it is in the page alone.
      }
    },
    forget(): void {
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept either.
      }
    },
    /** Have it in hand, so that no other tab opens it too; the answer lets it go. */
    hold(): () => void {
      let release: Release | null = null;
      let isOver = false;
      void claim(name).then((given) => {
        if (isOver) given?.();
        else release = given;
      });
      return () => {
        isOver = true;
        release?.();
      };
    },
    /** Whether it was left behind: there is something, and no tab has it in hand. */
    async isLeft(): Promise<boolean> {
      if (!read()) return false;
      const free = await claim(name);
      free?.();
      return free !== null;
    },
  };
}
