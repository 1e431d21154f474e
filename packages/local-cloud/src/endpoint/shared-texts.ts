/** Enough for every operation and resource of a stack; beyond it, texts are forgotten and collected afresh. */
const limit = 10_000;

/** Equal texts become the same one, in one piece, so that a long log does not hold thousands of copies. */
export function createSharedTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    if (known.size >= limit) known.clear();
    const whole = Buffer.from(text).toString();
    known.set(whole, whole);
    return whole;
  };
}
