/** U+2060, which has no width and allows no line break. */
const WORD_JOINER = "\u2060";

/**
 * A text that somebody typed, as it may stand in a mail that we sign: read as it is, and taken for no address. Mail
 * programs make links of what looks like one (`http://…`, `www.…`, `evil.example`, `a@evil.example`) or like a telephone number; a
 * word joiner after each sign that they look for, and between digits, leaves nothing to be recognised.
 */
export const unlinked = (text: string): string =>
  text.replace(/[.:/@\u3002\uFF0E\uFF61\uFF1A\uFF0F\uFF20-]|\d(?=\d)/g, (sign) => `${sign}${WORD_JOINER}`);
