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

/** The terms of use to read, which scroll in a region of their own. */
export function TermsText({ terms, label, heading: Heading = "h2" }: TermsTextProps) {
  const { m, language } = useSite();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="terms" aria-label={label} tabIndex={0}>
      <Heading className="terms__title">{terms.title}</Heading>
      <p className="small">
        {m.terms.version(terms.version)} {m.terms.effective(calendarDate(terms.effectiveFrom, language))}
      </p>
      <Markdown text={terms.body} />
    </section>
  );
}
