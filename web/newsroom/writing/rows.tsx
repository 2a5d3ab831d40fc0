import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { say } from "../desk/words.ts";

interface RowsProps<Item> {
  readonly title: string;
  readonly add: string;
  readonly items: readonly Item[];
  readonly empty: Item;
  change(items: readonly Item[]): void;
  row(item: Item, put: (change: Partial<Item>) => void): ComponentChildren;
}

/** Several things of more than one field each. */
export function Rows<Item extends object>({
  title,
  add,
  items,
  empty,
  change,
  row,
}: RowsProps<Item>) {
  const adder = useRef<HTMLButtonElement>(null);
  return (
    <fieldset class="rows">
      <legend>{title}</legend>
      {items.map((item, index) => (
        <div class="rows-row" key={index}>
          {row(item, (put) =>
            change(items.map((one, at) => (at === index ? { ...one, ...put } : one))),
          )}
          <button
            class="button quiet"
            type="button"
            aria-label={say("Remove row {n} of “{title}”", { n: index + 1, title })}
            onClick={() => {
              change(items.filter((_, at) => at !== index));
              adder.current?.focus();
            }}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      ))}
      <button
        ref={adder}
        class="button quiet"
        type="button"
        onClick={() => change([...items, empty])}
      >
        {add}
      </button>
    </fieldset>
  );
}
