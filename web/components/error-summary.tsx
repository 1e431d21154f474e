import { useEffect, useRef } from "react";
import { fieldId } from "../forms/field-names.ts";
import type { NamedError } from "../forms/form-errors.ts";
import { useSite } from "../site.ts";

interface ErrorSummaryProps {
  readonly errors: readonly NamedError[];
  readonly refusals: number;
}

/** Everything that is wrong, at the top of the form, each linked to its field. Takes the focus at every refusal. */
export function ErrorSummary({ errors, refusals }: ErrorSummaryProps) {
  const { m } = useSite();
  const summary = useRef<HTMLElement>(null);
  const isShown = errors.length > 0;
  useEffect(() => {
    if (refusals > 0 && isShown) summary.current?.focus();
  }, [refusals, isShown]);
  if (!isShown || refusals === 0) return null;
  return (
    <section className="notice notice--error" aria-labelledby="errors-title" ref={summary} tabIndex={-1}>
      <h2 id="errors-title" className="notice__title">
        {m.form.errorsTitle(errors.length)}
      </h2>
      <div className="notice__body">
        <p className="small">{m.form.errorsHelp}</p>
        <ul className="error-list">
          {errors.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={(event) => focusField(event, name)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The hash would be a place of its own in the history. */
function focusField(event: { preventDefault(): void }, name: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId(name));
  field?.focus({ preventScroll: true });
  field?.closest(".field")?.scrollIntoView({ block: "center" });
}
