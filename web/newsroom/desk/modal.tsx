import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface ModalProps {
  readonly title: string;
  /** Called for Escape and for whatever else closes it: the owner then takes it away. */
  close(): void;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Where the focus begins, if not on the first control. */
  readonly focus?: () => void;
}

/**
 * A dialog over the desk (HTML, the dialog element): the browser keeps the focus inside it, and gives it
 * back to where it was.
 */
export function Modal({ title, close, children, class: kind = "", focus }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    opened?.showModal();
    focus?.();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${kind}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={({ key, target }) => {
        // An editing area has a use of its own for Escape, and keeps it from the dialog.
        const isEditing = target instanceof HTMLElement && target.isContentEditable;
        if (key === "Escape" && isEditing) close();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
