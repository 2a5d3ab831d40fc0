/** The writing panel: what is written, what belongs to it, and the one button that sends it. */

import type { Desk } from "../desk/compose.ts";
import { isSend } from "../desk/shortcut.ts";
import { shortTime } from "../desk/time.ts";
import { say, sayMany } from "../desk/words.ts";
import { Actions } from "./actions.tsx";
import { Body } from "./body.tsx";
import { Course } from "./course.tsx";
import { Headline } from "./headline.tsx";
import { Near } from "./near.tsx";
import { Notices } from "./notices.tsx";
import { Options } from "./options.tsx";
import { Others } from "./others.tsx";
import { Preview } from "./preview.tsx";
import { SentLine } from "./sent.tsx";
import { firstWords } from "./sheet.ts";
import { submit } from "./submit.ts";

export function Panel({ desk }: { desk: Desk }) {
  return (
    <section
      class="writing"
      aria-labelledby="writing-title"
      onKeyDown={(event) => {
        // The composer answers for itself, and has then prevented what browsers do.
        if (!event.defaultPrevented && isSend(event)) {
          event.preventDefault();
          void submit(desk);
        }
      }}
    >
      <Title desk={desk} />
      <Course desk={desk} />
      <Notices desk={desk} />
      <Headline desk={desk} />
      <Body desk={desk} />
      <Count desk={desk} />
      <Options desk={desk} />
      <Near desk={desk} />
      <Actions desk={desk} />
      <SentLine desk={desk} />
      <Preview desk={desk} />
      <Others desk={desk} />
    </section>
  );
}

/** What lies there: a new post, somebody's draft, a correction. */
function Title({ desk }: { desk: Desk }) {
  const { state, work } = desk;
  const { post, author } = work.sheet.value;
  const zone = state.live.value.time_zone;
  const corrected = state.posts.value.get(post);
  const { value: back } = work.back;
  const isBack = back !== null;
  let title = say("New post");
  if (post) title = say("Correction");
  else if (author) title = say("Draft of {name}", { name: author.name });
  return (
    <header class="writing-title">
      <h2 id="writing-title">{title}</h2>
      {post && corrected && (
        <p class="second small">
          {corrected.published_at && <time>{shortTime(corrected.published_at, zone)}</time>}{" "}
          {firstWords({ content: corrected }, 48)}
        </p>
      )}
      <p class={isBack ? "second small" : "unseen"} role="status">
        {isBack && say("Your draft of {time} is back.", { time: shortTime(back, zone) })}
      </p>
    </header>
  );
}

function Count({ desk }: { desk: Desk }) {
  // Read so that it counts again after each change.
  void desk.work.sheet.value;
  const n = desk.composer.value?.words() ?? 0;
  return <p class="word-count second small">{n > 0 && sayMany("{n} word", "{n} words", n)}</p>;
}
