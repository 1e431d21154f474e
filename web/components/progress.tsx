import { useSite } from "../site.ts";

/** The five steps of the city's procedure. */
export function Progress({ current }: { readonly current: number }) {
  const { m } = useSite();
  const { names } = m.steps;
  return (
    <section className="progress" aria-label={m.steps.label}>
      <ol className="progress__list" role="list">
        {names.map((name, index) => {
          const step = index + 1;
          const state = step < current ? "done" : step === current ? "current" : "ahead";
          const isLastDone = step === current - 1 ? " progress__step--last-done" : "";
          return (
            <li
              key={name}
              className={`progress__step progress__step--${state}${isLastDone}`}
              aria-current={state === "current" ? "step" : undefined}
            >
              <span className="progress__number" aria-hidden="true">
                {step}
              </span>
              <span className="progress__name">
                {state === "current" && <span className="hidden">{m.steps.current(step, names.length)}</span>}
                {state === "done" && <span className="hidden">{m.steps.done}</span>}
                {name}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
