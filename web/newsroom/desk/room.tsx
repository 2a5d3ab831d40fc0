/** The desk as a whole: columns where there is room, else one part at a time. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Board } from "../board/board.tsx";
import { Facts } from "../facts/facts.tsx";
import { Hands } from "../hands/hands.tsx";
import { Queue } from "../queue/queue.tsx";
import { Stream } from "../stream/stream.tsx";
import { Merge } from "../writing/merge.tsx";
import { Panel } from "../writing/panel.tsx";
import { Bar, Links } from "./bar.tsx";
import type { Desk, Place } from "./compose.ts";
import { Help } from "./help.tsx";
import { SignIn } from "./sign_in.tsx";
import { Tabs } from "./tabs.tsx";

/** Under this width there is one column, and tabs. */
const NARROW = "(max-width: 719px)";

export function Room({ desk }: { desk: Desk }) {
  const { state } = desk;
  const mayWrite = state.may("write");
  const isNarrow = useSignal(window.matchMedia(NARROW).matches);
  useEffect(() => {
    const query = window.matchMedia(NARROW);
    const learn = () => {
      isNarrow.value = query.matches;
    };
    query.addEventListener("change", learn);
    return () => query.removeEventListener("change", learn);
  }, [isNarrow]);

  /** A part of the desk; where one tab shows two of them, the second has a name of its own. */
  const part = (place: Place, children: ComponentChildren, name: string = place) => (
    <div
      class={`part-${name}`}
      id={`part-${name}`}
      hidden={isNarrow.value && desk.place.value !== place}
      {...(isNarrow.value && { role: "tabpanel", "aria-labelledby": `tab-${place}` })}
    >
      {children}
    </div>
  );

  return (
    <>
      <Bar desk={desk} isNarrow={isNarrow.value} />
      <div class={mayWrite ? "room" : "room reading"}>
        {mayWrite && part("write", <Panel desk={desk} />)}
        {part("stream", <Stream state={state} />)}
        <div class="side">
          {part(
            "waiting",
            <Queue state={state} inHand={desk.work.sheet} leaving={desk.sending.outbox.ids} />,
          )}
          {part("facts", <Facts state={state} />)}
          {part(
            "waiting",
            <>
              <Board state={state} />
              <Hands state={state} />
            </>,
            "board",
          )}
        </div>
      </div>
      {isNarrow.value && (
        <>
          <Links desk={desk} />
          <Tabs desk={desk} />
        </>
      )}
      <p class="unseen" role="status">
        {desk.announcement.value}
      </p>
      {desk.work.clash.value && <Merge key={desk.work.clash.value.theirs.id} desk={desk} />}
      {desk.isSigningIn.value && <SignIn desk={desk} />}
      {desk.isHelping.value && <Help desk={desk} />}
    </>
  );
}
