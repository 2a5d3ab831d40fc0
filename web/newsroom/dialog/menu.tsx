import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

export interface MenuItem {
  readonly key: string;
  readonly words: string;
  /** Whether it cannot be taken back: from the first such one on, a line sets it apart. */
  readonly isFinal?: boolean;
  act(): void;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly tabIndex: number;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button with a menu (ARIA Authoring Practices, menu button): arrows, Home, End, Escape. */
export function Menu({ label, items, tabIndex }: MenuProps) {
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

  function close(focus = true): void {
    isOpen.value = false;
    if (focus) button.current?.focus();
  }

  useEffect(() => {
    if (!isOpen.value) return;
    list.current?.scrollIntoView({ block: "nearest" });
    entries()[0]?.focus({ preventScroll: true });
    const outside = ({ target }: Event) => {
      const isOurs = target instanceof Node && list.current?.parentElement?.contains(target);
      if (!isOurs) close(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen.value]);

  function move(event: KeyboardEvent): void {
    // The list that the menu stands in has keys of its own.
    event.stopPropagation();
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    const last = all.length - 1;
    if (step) all[(at + step + all.length) % all.length]?.focus();
    else if (event.key === "Home") all[0]?.focus();
    else if (event.key === "End") all[last]?.focus();
    else if (event.key === "Escape") close();
    else if (event.key === "Tab") {
      close();
      return;
    } else return;
    event.preventDefault();
  }

  return (
    <div class="menu">
      <button
        ref={button}
        class="menu-button"
        type="button"
        tabIndex={tabIndex}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen.value && (
        <div ref={list} id={id} class="menu-list" role="menu" aria-label={label} onKeyDown={move}>
          {items.map(({ key, words, isFinal, act }, index) => (
            <Fragment key={key}>
              {isFinal && index > 0 && !items[index - 1]?.isFinal && <hr />}
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  close();
                  act();
                }}
              >
                {words}
              </button>
            </Fragment>
          ))}
        </div>
      )}
    </div>
  );
}
