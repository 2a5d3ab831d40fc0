import { Modal } from "../dialog/modal.tsx";
import type { Desk } from "./compose.ts";
import { type Command, isOffered, keyOf, sendKey, withControl } from "./shortcut.ts";
import { say } from "./words.ts";

/** The sheet that lists the keys. */
export function Help({ desk }: { desk: Desk }) {
  function close(): void {
    desk.isHelping.value = false;
  }
  const offered = (command: Command, words: string): readonly (readonly [string, string])[] =>
    isOffered(command, desk.state) ? [[keyOf(command), words]] : [];
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      say("Anywhere"),
      [
        ...offered("write", say("Go to the composer")),
        ...offered("stream", say("Go to the stream")),
        ...offered("new", say("Put the draft aside and begin anew")),
        ...offered("undo", say("Take back what goes out in a moment")),
        [
          say("{key}, or {mark} outside a text", { key: keyOf("help"), mark: "?" }),
          say("This sheet"),
        ],
      ],
    ],
    [
      say("While writing"),
      [
        [sendKey(), say("Publish, hand in or correct")],
        [keyOf("options"), say("Options of the post")],
        [keyOf("preview"), say("Preview")],
        ["/", say("Insert a heading, a list, a quote, a picture or a card")],
        [["B", "I", "K"].map(withControl).join(", "), say("Bold, italic, link")],
        ["Alt F10", say("Go to the toolbar")],
        [say("Tab"), say("Leave the text")],
      ],
    ],
    [
      say("In the stream"),
      [
        ["j, k", say("Next and previous post")],
        [say("Enter"), say("Correct")],
        ["x", say("Select")],
        [say("Shift ↑, Shift ↓"), say("Select several")],
        [say("Esc"), say("Clear selection")],
        ["h", say("Hide or show")],
        [say("Home, End"), say("First and last post")],
      ],
    ],
    [say("In the facts"), [[say("Alt ↑, Alt ↓"), say("Move a fact")]]],
  ];
  return (
    <Modal title={say("Keys")} close={close} class="help" isRead={true}>
      {groups.map(([title, keys]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl class="keys">
            {keys.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <button class="button" type="button" onClick={close}>
        {say("Close")}
      </button>
    </Modal>
  );
}
