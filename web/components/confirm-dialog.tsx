import { useSite } from "../site.ts";
import { Modal } from "./modal.tsx";

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

/** A question that is answered by OK or not. */
export function ConfirmDialog({ isOpen, isWorking, question, working, onOk, onCancel }: ConfirmDialogProps) {
  const { m } = useSite();
  return (
    <Modal isOpen={isOpen} labelledBy="confirm-question" onCancel={() => !isWorking && onCancel()}>
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
    </Modal>
  );
}
