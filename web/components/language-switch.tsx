import { useSite } from "../site.ts";

/** Offers the other language, named in that language. */
export function LanguageSwitch() {
  const { m, language, switchLanguage } = useSite();
  const other = language === "ja" ? "en" : "ja";
  return (
    <button type="button" className="language" lang={other} onClick={() => switchLanguage(other)}>
      {m.language.other}
    </button>
  );
}
