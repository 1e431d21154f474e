import { type ReactNode, useId } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useSite } from "../site.ts";

interface FormCardProps {
  readonly form: UseFormReturn<FormValues>;
  readonly title: string;
  /** Names of the fields within, whose errors the card counts. */
  readonly names: readonly string[];
  readonly children: ReactNode;
}

/** A part of a long form, with its heading. */
export function FormCard({ form, title, names, children }: FormCardProps) {
  const { m } = useSite();
  const id = useId();
  const { errors } = form.formState;
  const count = names.filter((name) => errors[name]).length;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id} className="card__title">
        {title}
      </h2>
      {count > 0 && <p className="card__errors">{m.form.errorsInPart(count)}</p>}
      {children}
    </section>
  );
}
