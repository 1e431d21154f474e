import type { ReactNode } from "react";
import { useSite } from "../site.ts";

export interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly isMarked?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** A field's label, hint and error around its input. */
export function FieldFrame({ id, label, isMarked = false, hint, error, children }: FieldFrameProps) {
  return (
    <div className={error ? "field field--error" : "field"}>
      <div className="field__head">
        <label htmlFor={id} className="field__label">
          {label}
        </label>
        {isMarked && <RequiredMark />}
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="field__hint">
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

/** Beside the label, not in it: the input itself tells that it is required. */
export function RequiredMark() {
  const { m } = useSite();
  return (
    <span className="required" aria-hidden="true">
      {m.form.required}
    </span>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  const { m } = useSite();
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="field__error">
      <span className="hidden">{m.form.error}</span>
      {error}
    </p>
  );
}

/** The ids of what describes an input, error first. */
export const describedBy = (
  id: string,
  parts: { error?: string | undefined; hint?: unknown; note?: unknown },
) =>
  [parts.error && `${id}-error`, parts.hint && `${id}-hint`, parts.note && `${id}-note`]
    .filter(Boolean)
    .join(" ") || undefined;
