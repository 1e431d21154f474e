import type { Language } from "../../contracts/language.ts";
import { placeName } from "../../contracts/place.ts";
import { securityWords } from "../messages/account.ts";

interface Browser {
  readonly browser: string;
  readonly os: string;
  readonly country: string;
  readonly region: string;
}

/** What a browser is called and where it is, as far as that is known: `Chrome / Windows`, `神奈川県`. */
export function browserInWords({ browser, os, ...place }: Browser, language: Language): string[] {
  const name = [browser, os].filter((known) => known !== "").join(" / ");
  return [name || securityWords[language].unknownBrowser, placeName(place, language)].filter(
    (known) => known !== "",
  );
}
