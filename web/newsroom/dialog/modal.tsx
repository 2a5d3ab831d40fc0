import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface ModalProps {
  readonly title: string;
  /** Called for Escape and for whatever else closes it: the owner then takes it away. */
  close(): void;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** It is read, not filled in: the focus begins at its heading, not at the button that ends it. */
  readonly isRead?: boolean;
}

/**
 * A dialog over the desk (HTML, the dialog element): the browser keeps the focus inside it, and gives it
 * back to where it was.
 */
export function Modal({ title, close, children, class: kind = "", isRead = false }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    opened?.showModal();
    if (isRead) heading.current?.focus();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${kind}`}
      aria-labelledby={id}
      onClose={() => {
        // It is heard once more when the owner has taken it away already.
        if (dialog.current) close();
      }}
      onKeyDown={({ key, target }) => {
        // ProseMirror keeps every Escape from the browser, also one that it has no use for.
        const isEditing = target instanceof HTMLElement && target.isContentEditable;
        if (key === "Escape" && isEditing) close();
      }}
    >
      <h2 id={id} ref={heading} tabIndex={isRead ? -1 : undefined}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
