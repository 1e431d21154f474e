/** Compares texts by their characters' numbers: the same order on every machine, whatever its language. */
export function byCharacters(one: string, other: string): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}
