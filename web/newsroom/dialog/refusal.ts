/** Does something that needs the server, and says in a sentence why it was not done. */

import { Problem, SignedOut } from "../desk/api.ts";
import type { State } from "../desk/state.ts";
import { say } from "../desk/words.ts";

/**
 * Carry out what asks the API; the answer is "" where it was done, else a sentence. Nothing of this
 * waits in a queue: whoever hides a post has to know whether it is hidden.
 */
export async function refusalOf(state: State, act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "";
  } catch (error) {
    return sentenceOf(error, state);
  }
}

/** Say why a request failed; throws what is no refusal but a fault of ours. */
export function sentenceOf(error: unknown, state: State): string {
  if (error instanceof Problem) return fieldWords(error) || error.message;
  if (!state.learnLine(error)) throw error;
  return error instanceof SignedOut
    ? say("Not done: you are signed out. Sign in, then try again.")
    : say("No answer from the server. Do not count it as done until it shows here.");
}

/** What is wrong with the fields, where the API names them (RFC 9457's extension `fields`). */
function fieldWords({ facts }: Problem): string {
  const { fields } = facts;
  if (!Array.isArray(fields)) return "";
  return fields
    .map((field: { readonly detail?: unknown }) => String(field.detail ?? ""))
    .filter(Boolean)
    .join(" ");
}
