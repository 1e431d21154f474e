import { useEffect, useRef } from "react";
import { Contact } from "../components/contact.tsx";
import { useSite } from "../site.ts";

/** No mail is sent that nobody could go on from: the browser has to keep cookies first. */
export function CookiesNeeded({ onRetry }: { readonly onRetry: () => void }) {
  const { m } = useSite();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section className="notice notice--error" role="alert" ref={panel} tabIndex={-1}>
      <h2 className="notice__title">{m.flow.cookiesTitle}</h2>
      <div className="notice__body">
        <p>{m.flow.cookiesBody}</p>
        <p>
          <button type="button" className="button button--second" onClick={onRetry}>
            {m.flow.checkAgain}
          </button>
        </p>
        <Contact />
      </div>
    </section>
  );
}
