import { htmlLanguage, locales } from "../../contracts/language.ts";
import { useSite } from "../site.ts";

/** Offers the municipality's other languages, each named in itself. */
export function LanguageSwitch() {
  const { config, language, switchLanguage } = useSite();
  return config.languages
    .filter((other) => other !== language)
    .map((other) => (
      <button
        key={other}
        type="button"
        className="language"
        lang={htmlLanguage(other)}
        onClick={() => switchLanguage(other)}
      >
        {locales[other].name}
      </button>
    ));
}
