/**
 * 受付番号: what a registrant reads out over the phone instead of a UUID. Ten characters of Crockford's base 32 and a check
 * character, written `K7Q2-9MXD-4R2`. It opens nothing.
 */

/** Without I, L, O and U, which are taken for others. */
export const receptionAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The next power of the field with 32 elements that x⁵ + x² + 1 makes: its first 31 are all different. */
const times2 = (value: number) => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);

/** A product in that field. */
function product(one: number, other: number): number {
  let sum = 0;
  for (let [left, rest] = [one, other]; rest > 0; [left, rest] = [times2(left), rest >> 1])
    if (rest & 1) sum ^= left;
  return sum;
}

/**
 * The check character: a weighted sum with another weight at every place, so that any one wrong character and any two that
 * changed places are noticed.
 */
export function checkCharacter(digits: string): string {
  let weight = 1;
  let sum = 0;
  for (const digit of digits) {
    weight = times2(weight);
    sum ^= product(weight, receptionAlphabet.indexOf(digit));
  }
  return receptionAlphabet.charAt(sum);
}

/** As it is shown: in groups of four. */
export const writtenNumber = (digits: string) =>
  `${digits}${checkCharacter(digits)}`.replace(/^(.{4})(.{4})/, "$1-$2-");
