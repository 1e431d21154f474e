import type { MunicipalityConfig } from "./municipality.ts";

/** `terms.json`, the file beside the function that shows the terms: every version, the newest apart. */
export const termsFile = ({ terms, earlierTerms }: Pick<MunicipalityConfig, "terms" | "earlierTerms">) => ({
  "terms.json": JSON.stringify({ terms, earlierTerms }, null, 2),
});
