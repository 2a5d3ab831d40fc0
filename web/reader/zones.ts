/** Tells the times of the page in the reader's own zone instead of the live's, and back. */

import cities from "./cities.json" with { type: "json" };
import type { Clock, Scene } from "./clock.ts";
import { createClock } from "./clock.ts";
import type { Lent } from "./comfort.ts";

/** Where the zone's name stands in plain words: in the furniture, never in a story. */
const NAMING = ".status, .byline, .foot";

export interface Zones {
  /** What the reader's zone is called. */
  readonly mine: string;
  /** Tell the reader's own times, or the live's. */
  show(mine: boolean): void;
}

let found: Zones | null | undefined;

/** Null where the reader's clock shows what the live's does, or the browser doesn't know a zone. */
export function findZones(lent: Lent): Zones | null {
  if (found === undefined) found = createZones(lent);
  return found;
}

function createZones({ panel, list, dresser }: Lent): Zones | null {
  const data = panel.querySelector<HTMLElement>("#zone")?.dataset;
  if (!data) return null;
  const { zone = "", name = "", first, at = "", on = "", city = "", utc = "" } = data;
  const scene: Scene = {
    language: (panel.lang || document.documentElement.lang).slice(0, 2),
    words: { at, on, city, utc },
    first: first ? new Date(first) : null,
  };
  let clocks: readonly [theirs: Clock, mine: Clock];
  try {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    clocks = [createClock(zone, scene, cities), createClock(own, scene, cities)];
  } catch {
    return null;
  }
  const [theirs, mine] = clocks;
  const times = () => Array.from(document.querySelectorAll<HTMLTimeElement>("time[datetime]"));
  const differs = (at: Date) =>
    theirs.styles.some((style, index) => index !== FULL && style(at) !== mine.styles[index]?.(at));
  if (![new Date(), ...times().map(instantOf)].some(differs)) return null;

  /** What the server wrote, by the node or element that holds it. */
  const written = new WeakMap<Node, string>();
  let isMine = false;

  /** The server's words for an instant, in the same style in the reader's zone; null for other words. */
  function translate(words: string, at: Date): string | null {
    const style = theirs.styles.findIndex((say) => say(at) === words);
    return mine.styles[style]?.(at) ?? null;
  }

  function tellTime(time: HTMLTimeElement): void {
    const at = instantOf(time);
    change(
      time,
      time.textContent,
      (words) => translate(words, at),
      (words) => {
        time.textContent = words;
      },
    );
    const titled = time.title ? time : time.closest<HTMLElement>("a[title]");
    const title = titled?.getAttributeNode("title");
    if (title) {
      change(
        title,
        title.value,
        (words) => translate(words, at),
        (words) => {
          title.value = words;
        },
      );
    }
  }

  function tellName(text: Text): void {
    change(
      text,
      text.data,
      (words) => words.replace(name, mine.zone),
      (words) => {
        text.data = words;
      },
    );
  }

  function change(
    node: Node,
    now: string | null,
    translated: (words: string) => string | null,
    put: (words: string) => void,
  ): void {
    const before = written.get(node) ?? now ?? "";
    const words = isMine ? translated(before) : before;
    if (words === null || words === now) return;
    written.set(node, before);
    put(words);
  }

  function tell(element: ParentNode): void {
    element.querySelectorAll<HTMLTimeElement>("time[datetime]").forEach(tellTime);
    const named = Array.from(element.querySelectorAll(NAMING));
    if (element instanceof Element && element.matches(NAMING)) named.push(element);
    for (const each of named) {
      const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) tellName(walker.currentNode as Text);
    }
  }

  /** Tell all of the page without moving the post that is being read. */
  function tellAll(): void {
    const read = Array.from(list.children).find((post) => post.getBoundingClientRect().bottom > 0);
    const top = read?.getBoundingClientRect().top ?? 0;
    tell(document);
    const moved = read ? read.getBoundingClientRect().top - top : 0;
    if (moved && window.scrollY) window.scrollBy(0, moved);
  }

  dresser.add((element) => {
    if (isMine) tell(element);
  });
  return {
    mine: mine.zone,
    show(own) {
      isMine = own;
      tellAll();
    },
  };
}

/** The style that ends with the zone's name, which differs where the clocks may not. */
const FULL = 3;

function instantOf(time: HTMLTimeElement): Date {
  return new Date(time.dateTime);
}
