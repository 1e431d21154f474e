/**
 * What a verification code is: for who draws it, mails it, asks for it, describes it or looks for it in a mail.
 * Without zod, as the site's first chunk is.
 */
/** Digits that a code may have, shortest first. */
export const codeLengths = [6, 9] as const;
export type CodeLength = (typeof codeLengths)[number];

/** Wrong guesses that one code survives: the next try is refused even with the right code. */
export const codeAttempts = 5;

const digits = `(?:${codeLengths.map((length) => `\\d{${length}}`).join("|")})`;

/** A code and nothing else. */
export const wholeCode = new RegExp(`^${digits}$`);

/** What looks like a code in a text: digits of that number with none beside them. */
export const codesIn = (text: string): string[] =>
  (text.match(/\d+/g) ?? []).filter((run) => wholeCode.test(run));
