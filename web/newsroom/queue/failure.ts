import { say } from "../desk/words.ts";

/** Why a scheduled draft could not go out, from the refusal's code (domain/errors.py). */
export function failureWords(code: string): string {
  switch (code) {
    case "conflict":
      return say("The post was changed meanwhile. Open it to see both texts.");
    case "post_is_gone":
      return say("The post that it corrects was withdrawn or erased.");
    case "no_such_post":
      return say("The post that it belongs to is not there any more.");
    case "wrong_status":
      return say("The live took no posts at that time.");
    case "forbidden":
      return say("Its author may not publish any more.");
    case "empty_post":
      return say("It had neither headline nor text.");
    default:
      return say("It was refused ({code}). Open it and try again.", { code });
  }
}
