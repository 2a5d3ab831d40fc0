/** What may be done with a post, by whom, and in which state it is. Pure, save for the words. */

import type { Capability, Post } from "../desk/data.ts";
import { say } from "../desk/words.ts";

export type Action =
  | "correct"
  | "hide"
  | "show"
  | "mark"
  | "unmark"
  | "pin"
  | "unpin"
  | "review"
  | "move"
  | "note"
  | "history"
  | "copy"
  | "withdraw"
  | "erase";

/** Actions that need a word more before they are done. */
export type Asking = "withdraw" | "erase" | "move" | "note" | "history";

export function asks(action: Action): action is Asking {
  return ["withdraw", "erase", "move", "note", "history"].includes(action);
}

/** Actions that nothing takes back: they stand apart from the others. */
export function isFinal(action: Action): boolean {
  return action === "withdraw" || action === "erase";
}

/** Actions that one request does, and a second one takes back. */
export type Plain = "hide" | "show" | "mark" | "unmark" | "pin" | "unpin" | "review";

/** Give what somebody may do with a post, in the order in which it is offered. */
export function actionsOf(
  post: Post,
  may: (capability: Capability) => boolean,
  isPinned: boolean,
): Action[] {
  const isVisible = post.condition === "visible";
  const isHidden = post.condition === "hidden";
  const hasWords = isVisible || isHidden;
  const all: readonly (readonly [Action, boolean])[] = [
    ["correct", hasWords && (may("correct") || may("write"))],
    ["hide", isVisible && may("hide")],
    ["show", isHidden && may("hide")],
    ["mark", hasWords && !post.key_moment && may("publish")],
    ["unmark", hasWords && post.key_moment && may("publish")],
    ["pin", isVisible && !isPinned && may("publish")],
    ["unpin", isPinned && may("publish")],
    ["review", hasWords && !post.review?.current && may("review")],
    ["move", hasWords && may("publish")],
    ["note", may("write")],
    ["history", may("history")],
    ["copy", true],
    ["withdraw", hasWords && may("withdraw")],
    ["erase", post.condition !== "erased" && may("erase")],
  ];
  return all.filter(([, is]) => is).map(([action]) => action);
}

export function actionWords(action: Action, may: (capability: Capability) => boolean): string {
  switch (action) {
    case "correct":
      return may("correct") ? say("Correct") : say("Propose a correction");
    case "hide":
      return say("Hide");
    case "show":
      return say("Show again");
    case "mark":
      return say("Key moment");
    case "unmark":
      return say("Not a key moment");
    case "pin":
      return say("Pin");
    case "unpin":
      return say("Unpin");
    case "review":
      return say("Mark as read over");
    case "move":
      return say("Move in time…");
    case "note":
      return say("Note…");
    case "history":
      return say("History…");
    case "copy":
      return say("Copy link");
    case "withdraw":
      return say("Withdraw…");
    case "erase":
      return say("Erase…");
  }
}

/** The same with many posts, as the API calls it. */
export type BulkAction = "hide" | "show" | "mark" | "unmark" | "review" | "withdraw";

export function bulkActionsOf(may: (capability: Capability) => boolean): BulkAction[] {
  const needs: readonly (readonly [BulkAction, Capability])[] = [
    ["hide", "hide"],
    ["show", "hide"],
    ["mark", "publish"],
    ["unmark", "publish"],
    ["review", "review"],
    ["withdraw", "withdraw"],
  ];
  return needs.filter(([, capability]) => may(capability)).map(([action]) => action);
}
