import { createContext, useContext, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { fieldId } from "../forms/field-names.ts";
import type { NamedError } from "../forms/form-errors.ts";
import { useSite } from "../site.ts";
import { Words } from "./words.tsx";

interface ErrorSummaryProps {
  readonly errors: readonly NamedError[];
  readonly refusals: number;
}

/** Where a screen shows what is wrong in its form: before everything else (components/screen.tsx). */
export const SummaryPlace = createContext<HTMLElement | null>(null);

/** Everything that is wrong, at the top of the screen, each linked to its field. Takes the focus at every refusal. */
export function ErrorSummary({ errors, refusals }: ErrorSummaryProps) {
  const { m } = useSite();
  const summary = useRef<HTMLElement>(null);
  const place = useContext(SummaryPlace);
  const isShown = errors.length > 0 && refusals > 0 && place !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is told
  useEffect(() => {
    if (isShown) summary.current?.focus();
  }, [refusals, isShown]);
  if (!isShown) return null;
  return createPortal(
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
                <Words text={message} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>,
    place,
  );
}

/** The hash would be a place of its own in the history. */
function focusField(event: { preventDefault(): void }, name: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId(name));
  field?.focus({ preventScroll: true });
  field?.closest(".field")?.scrollIntoView({ block: "center" });
}
