/** The corporate number (法人番号) that the National Tax Agency gives to corporations: a check digit and twelve digits. */

/**
 * The check digit of twelve digits: 9 less the remainder, divided by 9, of their sum in which every other digit, from the last
 * but one on, counts twice (order of the Ministry of Finance on corporate numbers, article 2).
 */
export function checkDigitOf(twelve: string): number {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 2 : 1), 0);
  return 9 - (sum % 9);
}

/** Whether it is thirteen digits of which the first proves the others. */
export const isCorporateNumber = (text: string) =>
  /^\d{13}$/.test(text) && checkDigitOf(text.slice(1)) === Number(text[0]);
