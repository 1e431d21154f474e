/** Why a password that satisfies the city's rule is refused all the same; the names are field-error codes. */
export type PasswordWeakness = "password-common" | "password-context";

/**
 * Parts of these texts that a password must not be made of: the whole, what stands between spaces and @ (an address's
 * name, e-MIHON), and words; of four characters or more.
 */
export function contextWords(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => {
    const lower = text.toLowerCase();
    return [lower, ...lower.split(/[\s@]+/), ...lower.split(/[^\p{L}\p{N}]+/u)];
  });
  return [...new Set(words.filter((word) => word.length >= 4))];
}
