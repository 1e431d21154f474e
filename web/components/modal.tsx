import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

interface ModalProps {
  readonly isOpen: boolean;
  /** Id of the element within that says what it is about. */
  readonly labelledBy: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** From the last control to the first and back: the browser's own ring goes through its bars and tabs. */
function keepWithin(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== "Tab") return;
  const controls = event.currentTarget.querySelectorAll<HTMLElement>("button, input:not([tabindex='-1'])");
  const last = controls[controls.length - 1];
  const [from, to] = event.shiftKey ? [controls[0], last] : [last, controls[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/** The browser's own modal dialog: it keeps the focus within and gives it back. */
export function Modal({ isOpen, labelledBy, onCancel, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={labelledBy}
      onKeyDown={keepWithin}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
