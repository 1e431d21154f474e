import { languages, locales } from "../../contracts/language.ts";
import { useSite } from "../site.ts";

/** Offers the other languages, each named in itself. */
export function LanguageSwitch() {
  const { language, switchLanguage } = useSite();
  return languages
    .filter((other) => other !== language)
    .map((other) => (
      <button
        key={other}
        type="button"
        className="language"
        lang={locales[other].tag}
        onClick={() => switchLanguage(other)}
      >
        {locales[other].name}
      </button>
    ));
}
