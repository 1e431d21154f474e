/** English plurals, of whole numbers: `1 problem`, `2 problems`. Japanese has none. */
export const counted = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${count === 1 ? one : other}`;
