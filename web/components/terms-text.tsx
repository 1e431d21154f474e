import { type RefObject, useEffect, useRef, useState } from "react";
import type { Terms } from "../client/registrations.ts";
import { useSite } from "../site.ts";
import { calendarDate } from "../text/dates.ts";
import { Markdown } from "./markdown.tsx";

interface TermsTextProps {
  readonly terms: Terms;
  /** What the region is, to a screen reader. */
  readonly label: string;
  /** Of the title: where it stands in a card, it is below the card's. */
  readonly heading?: "h2" | "h3";
}

/** The terms of use to read, which scroll in a region of their own where they are long. */
export function TermsText({ terms, label, heading: Heading = "h2" }: TermsTextProps) {
  const { m, language } = useSite();
  const region = useRef<HTMLElement>(null);
  const isScrolled = useScrolls(region);
  return (
    // A region that scrolls must be reachable by keyboard; one that does not would be a stop at nothing.
    <section className="terms" aria-label={label} ref={region} {...(isScrolled && { tabIndex: 0 })}>
      <Heading className="terms__title">{terms.title}</Heading>
      <p className="small">
        {m.terms.version(terms.version)} {m.terms.effective(calendarDate(terms.effectiveFrom, language))}
      </p>
      <Markdown text={terms.body} />
    </section>
  );
}

/** Whether an element is higher than what is seen of it, with the window's size and the text's. */
function useScrolls(region: RefObject<HTMLElement | null>): boolean {
  const [isHigher, setIsHigher] = useState(false);
  useEffect(() => {
    const { current: element } = region;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setIsHigher(element.scrollHeight > element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [region]);
  return isHigher;
}
