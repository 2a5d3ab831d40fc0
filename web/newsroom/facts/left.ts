import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Fact } from "../desk/data.ts";
import type { State } from "../desk/state.ts";
import { unsavedOf } from "./unsaved.ts";

/**
 * Open by itself what was left half written in this browser: a fact, or a new one (null). `open` says
 * whether it was not open yet; the answer is true while what lies there came back so.
 */
export function useLeft(state: State, fact: Fact | null, open: () => boolean): Signal<boolean> {
  const isBack = useSignal(false);
  useEffect(() => {
    if (!state.may("facts")) return;
    void unsavedOf(state, fact)
      .isLeft()
      .then((isLeft) => {
        isBack.value = isLeft && open();
      });
  }, []);
  return isBack;
}
