/**
 * The dashes that people type between numbers, whichever key or program made them. The long-vowel mark is among them, as
 * Japanese keyboards have it on the key of the hyphen; waves (〜 ～) are not: they mean "from … to". Taken together from
 * the hyphens and dashes of Unicode (Pd), its minus signs, and what stands for them in Japanese character sets.
 */
export const DASHES =
  "-\u02D7\u058A\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207B\u208B\u2212\u2500\u2501\u2796\u2E3A\u2E3B\u30A0\u30FC\uFE31\uFE32\uFE58\uFE63\uFF0D\uFF70";

/** The table as part of a character class. */
export const dashClass = DASHES.replace("-", "\\-");
