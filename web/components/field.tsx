import type { ReactNode } from "react";
import { useSite } from "../site.ts";
import { Words } from "./words.tsx";

export interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  /** Says beside the label whether the field is required or optional; without it nothing is said. */
  readonly mark?: Need | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** A field's label, hint and error around its input. */
export function FieldFrame({ id, label, mark, hint, error, children }: FieldFrameProps) {
  return (
    <div className={error ? "field field--error" : "field"}>
      <div className="field__head">
        <label htmlFor={id} className="field__label">
          {label}
        </label>
        {mark && <Mark need={mark} />}
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

export type Need = "required" | "optional";

/** Beside the label, not in it: the input itself tells whether it is required. */
export function Mark({ need }: { readonly need: Need }) {
  const { m } = useSite();
  return (
    <span className={need} aria-hidden="true">
      {m.form[need]}
    </span>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  const { m } = useSite();
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="field__error">
      <span className="hidden">{m.form.error}</span>
      <Words text={error} />
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
