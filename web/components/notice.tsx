import { type ReactNode, useId } from "react";

interface NoticeProps {
  readonly kind: "info" | "success" | "warning" | "error";
  readonly title?: string;
  /** Read out as soon as it appears. */
  readonly isAlert?: boolean;
  readonly children?: ReactNode;
}

export function Notice({ kind, title, isAlert = false, children }: NoticeProps) {
  const id = useId();
  return (
    <section
      className={`notice notice--${kind}`}
      role={isAlert ? "alert" : undefined}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <h2 id={id} className="notice__title">
          {title}
        </h2>
      )}
      <div className="notice__body">{children}</div>
    </section>
  );
}
