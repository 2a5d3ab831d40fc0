/** What the primary button does with the sheet in hand, and when it may. */

import type { Desk } from "../desk/compose.ts";
import { say } from "../desk/words.ts";
import { isBlank } from "./sheet.ts";

export type Way = "publish" | "approve" | "correct" | "hand-in";

/** Which way the sheet goes out from whoever is here. */
export function wayOf({ state, work }: Desk): Way {
  const { post, author } = work.sheet.value;
  if (!state.may(post ? "correct" : "publish")) return "hand-in";
  if (author) return "approve";
  return post ? "correct" : "publish";
}

/** Send the sheet out, or say in a sentence what is missing; nothing is ever lost by it. */
export async function submit(desk: Desk, at: string | null = null): Promise<void> {
  const { work, sending, composer, uploads } = desk;
  const sheet = work.sheet.value;
  if (isBlank(sheet) || !hasWords(desk)) {
    work.trouble.value = say("There is nothing to send yet.");
    composer.value?.focus();
    return;
  }
  if (uploads.value > 0) {
    work.trouble.value = say("A picture is still on its way. Send the post once it is there.");
    return;
  }
  if (work.clash.value || sheet.state === "scheduled") return;
  if (sheet.correction_note !== null && !sheet.correction_note.trim()) {
    work.trouble.value = say("Say in a sentence, for readers, what was corrected.");
    document.getElementById("correction-note")?.focus();
    return;
  }
  work.trouble.value = "";
  const action = at ? "schedule" : wayOf(desk) === "hand-in" ? "submit" : "publish";
  const going = sending.go(action, at);
  composer.value?.focus();
  await going;
}

function hasWords({ work }: Desk): boolean {
  const { headline, blocks } = work.sheet.value.content;
  return Boolean(headline?.trim()) || Boolean(blocks?.length);
}
