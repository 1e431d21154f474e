import { type KeyboardEvent, useEffect, useRef } from "react";
import { useSite } from "../site.ts";

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  /** The question has been answered with OK and is being carried out: there is no way back. */
  readonly isWorking: boolean;
  readonly question: string;
  /** What is said while it is carried out. */
  readonly working: string;
  readonly onOk: () => void;
  readonly onCancel: () => void;
}

/** From the last button to the first and back: the browser's own ring goes through its bars and tabs. */
function keepWithin(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== "Tab") return;
  const buttons = event.currentTarget.getElementsByTagName("button");
  const last = buttons[buttons.length - 1];
  const [from, to] = event.shiftKey ? [buttons[0], last] : [last, buttons[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/** The browser's own modal dialog: it keeps the focus within and gives it back. */
export function ConfirmDialog({ isOpen, isWorking, question, working, onOk, onCancel }: ConfirmDialogProps) {
  const { m } = useSite();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="confirm-question"
      onKeyDown={keepWithin}
      onCancel={(event) => {
        event.preventDefault();
        if (!isWorking) onCancel();
      }}
    >
      <p id="confirm-question" className="dialog__question">
        {question}
      </p>
      <p className="dialog__working" role="status">
        {isWorking ? working : ""}
      </p>
      <p className="dialog__actions">
        <button
          type="button"
          className="button"
          aria-disabled={isWorking}
          onClick={() => !isWorking && onOk()}
        >
          {m.review.ok}
        </button>
        <button
          type="button"
          className="button button--second"
          aria-disabled={isWorking}
          onClick={() => !isWorking && onCancel()}
        >
          {m.review.cancel}
        </button>
      </p>
    </dialog>
  );
}
