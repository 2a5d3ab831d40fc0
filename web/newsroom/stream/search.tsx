/** What is looked for: the words always in view, the rest folded away until it is wanted. */

import { useSignal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import type { Condition } from "../desk/data.ts";
import { say, sayMany } from "../desk/words.ts";
import { placeOf } from "../desk/zone.ts";
import { conditionWords } from "./condition.ts";
import { countOf, EVERYTHING, type Filter, isEverything } from "./filter.ts";
import type { Reading } from "./reading.ts";
import { filter } from "./view.ts";

const CONDITIONS: readonly Condition[] = ["visible", "hidden", "withdrawn", "erased"];

export function Search({ reading }: { reading: Reading }) {
  const { value: asked } = filter;
  const count = countOf(asked);
  // Once open it stays so, also when the last filter in it is taken away.
  const isOpen = useSignal(false);
  const change = (part: Partial<Filter>) => {
    filter.value = { ...filter.value, ...part };
  };
  return (
    <search class="stream-search">
      <input
        type="search"
        aria-label={say("Search in the posts and their authors")}
        placeholder={say("Search in the posts")}
        value={asked.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <details
        class="stream-filters"
        open={isOpen.value || count > 0}
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary>
          {count > 0 ? sayMany("{n} filter", "{n} filters", count) : say("Filters")}
        </summary>
        <Fields reading={reading} change={change} />
      </details>
      <p class="stream-count" role="status">
        {found(reading, asked)}
      </p>
      {!isEverything(asked) && (
        <button
          class="button quiet stream-all"
          type="button"
          onClick={() => {
            filter.value = EVERYTHING;
          }}
        >
          {say("Show all posts")}
        </button>
      )}
    </search>
  );
}

interface FieldsProps {
  readonly reading: Reading;
  change(part: Partial<Filter>): void;
}

function Fields({ reading, change }: FieldsProps) {
  const { value: asked } = filter;
  const id = useId();
  const { posts, live } = reading.state;
  const place = placeOf(live.value.time_zone);
  const authors = useMemo(() => known(posts.value.values(), "authors"), [posts.value]);
  const topics = useMemo(() => known(posts.value.values(), "topics"), [posts.value]);
  return (
    <div class="filter-fields">
      <Named
        id={`${id}-author`}
        label={say("Author")}
        among={authors}
        value={asked.author}
        change={(author) => change({ author })}
      />
      <Named
        id={`${id}-topic`}
        label={say("Topic")}
        among={topics}
        value={asked.topic}
        change={(topic) => change({ topic })}
      />
      <div class="field">
        <label for={`${id}-state`}>{say("State")}</label>
        <select
          id={`${id}-state`}
          value={asked.condition}
          onChange={(event) => {
            const condition = event.currentTarget.value as Filter["condition"];
            change({ condition });
          }}
        >
          <option value="">{say("Any")}</option>
          {CONDITIONS.map((condition) => (
            <option key={condition} value={condition}>
              {conditionWords(condition)}
            </option>
          ))}
        </select>
      </div>
      <Moment
        id={`${id}-from`}
        label={say("From (time in {place})", { place })}
        value={asked.from}
        change={(from) => change({ from })}
      />
      <Moment
        id={`${id}-to`}
        label={say("To (time in {place})", { place })}
        value={asked.to}
        change={(to) => change({ to })}
      />
      <Flag
        id={`${id}-key`}
        label={say("Key moments")}
        isOn={asked.key}
        change={(key) => change({ key })}
      />
      <Flag
        id={`${id}-unread`}
        label={say("To read over")}
        isOn={asked.unread}
        change={(unread) => change({ unread })}
      />
      <Flag
        id={`${id}-missing`}
        label={say("Alt text missing")}
        isOn={asked.missing}
        change={(missing) => change({ missing })}
      />
    </div>
  );
}

interface FieldProps<Value> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  change(value: Value): void;
}

function Named({ id, label, value, change, among }: FieldProps<string> & { among: string[] }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        list={`${id}-known`}
        type="text"
        autocomplete="off"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <datalist id={`${id}-known`}>
        {among.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function Moment({ id, label, value, change }: FieldProps<string>) {
  return (
    <div class="field moment">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onChange={(event) => change(event.currentTarget.value.slice(0, 16))}
      />
    </div>
  );
}

interface FlagProps {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
  change(isOn: boolean): void;
}

function Flag({ id, label, isOn, change }: FlagProps) {
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
    </div>
  );
}

function known(
  posts: Iterable<{ readonly authors: readonly string[]; readonly topics: readonly string[] }>,
  name: "authors" | "topics",
): string[] {
  const all = new Set<string>();
  for (const post of posts) for (const one of post[name]) all.add(one);
  return [...all].sort((one, other) => one.localeCompare(other));
}

function found({ listing, phase }: Reading, asked: Filter): string {
  const { total } = listing.value;
  if (phase.value === "searching") return say("Searching…");
  if (phase.value === "failed") return "";
  if (isEverything(asked)) {
    return total > 0 ? sayMany("{n} post", "{n} posts", total) : say("No post yet");
  }
  return total > 0
    ? sayMany("{n} post found", "{n} posts found", total)
    : say("No post matches all of this");
}
