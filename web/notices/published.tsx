import type { ComponentType } from "react";
import type { SiteConfig } from "../../contracts/site-config.ts";
import { PhoneText } from "../components/phone-text.tsx";
import { publishedWords } from "../messages/published.ts";
import { useSite } from "../site.ts";
import type { Shown } from "./read-published.ts";

export { readPublished } from "./read-published.ts";

export interface Published {
  readonly notices?: SiteConfig["notices"];
  readonly banner?: Shown;
  /** What shows it. */
  readonly Banner?: ComponentType<Shown>;
}

export function Banner({ kind, text }: Shown) {
  const { language } = useSite();
  return (
    <section className={`banner banner--${kind}`} aria-label={publishedWords[language][kind]}>
      <p className="banner__text">
        <PhoneText text={text[language]} />
      </p>
    </section>
  );
}
