import type { Condition } from "../desk/data.ts";
import { say } from "../desk/words.ts";

/** How a post stands, in a word. */
export function conditionWords(condition: Condition): string {
  switch (condition) {
    case "visible":
      return say("Visible");
    case "hidden":
      return say("Hidden");
    case "withdrawn":
      return say("Withdrawn");
    case "erased":
      return say("Erased");
  }
}
