/** Stands in the place of a name that its bearer does not have: people with one name put it into the other field. */
export const NO_NAME = "－";

/** What a reading in katakana is: words with one full-width space between; of them ヷ and ㇰ are not in JIS X 0208. */
export const isReading = (text: string) =>
  text === NO_NAME || (/^[ァ-ヶー・ヽヾ]+(?:\u3000[ァ-ヶー・ヽヾ]+)*$/u.test(text) && /[ァ-ヶ]/u.test(text));
