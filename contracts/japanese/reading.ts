/** Stands in the place of a name that its bearer does not have: people with one name put it into the other field. */
export const NO_NAME = "－";

/** Words with one full-width space between; of katakana, ヷ and ㇰ are not in JIS X 0208. */
export const READING = /^(?:－|[ァ-ヶー・ヽヾ]+(?:\u3000[ァ-ヶー・ヽヾ]+)*)$/u;

/** What a reading in katakana is: not of signs alone, but for the one in the place of a name. */
export const isReading = (text: string) => READING.test(text) && (text === NO_NAME || /[ァ-ヶ]/u.test(text));
