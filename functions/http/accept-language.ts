import { defaultLanguage, type Language, locales } from "../../contracts/language.ts";

/** The language to answer in (RFC 9110 §12.5.4): another than the default only where it is preferred to it. */
export function answerLanguage(acceptLanguage: string | undefined, offered: readonly Language[]): Language {
  let best: { readonly language: Language; readonly quality: number } = {
    language: defaultLanguage,
    quality: 0,
  };
  for (const part of (acceptLanguage ?? "").slice(0, 200).split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
    const quality = weight === undefined ? 1 : Number(weight.trim().slice(2));
    const language = matching(range.trim(), offered);
    if (language !== undefined && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

/** The language of a range such as `en-GB`, cut from its end until one of ours is left (RFC 4647 §3.4, lookup). */
function matching(range: string, offered: readonly Language[]): Language | undefined {
  const found = offered.find((language) => locales[language].tag.toLowerCase() === range);
  if (found !== undefined || !range.includes("-")) return found;
  return matching(range.slice(0, range.lastIndexOf("-")), offered);
}
