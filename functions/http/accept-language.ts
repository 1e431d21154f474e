import type { Language } from "../../contracts/language.ts";

/** The language to answer in (RFC 9110 §12.5.4): English only where it is preferred to Japanese. */
export function answerLanguage(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: "ja", quality: 0 };
  for (const part of (acceptLanguage ?? "").slice(0, 200).split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
    const quality = weight === undefined ? 1 : Number(weight.trim().slice(2));
    const primary = tag.trim().split("-")[0];
    if ((primary === "ja" || primary === "en") && quality > best.quality)
      best = { language: primary, quality };
  }
  return best.language;
}
