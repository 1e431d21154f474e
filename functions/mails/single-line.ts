/**
 * Folds control characters and line separators into one space each run. The contracts refuse them already; here
 * they could forge a line of a mail or a header, so the mail does not rely on who checked before.
 */
export function singleLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
