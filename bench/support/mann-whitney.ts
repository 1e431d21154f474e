/**
 * Mann–Whitney U: whether one of two samples tends to be larger, without assuming how either is distributed. Two-sided,
 * by the normal approximation with the correction for ties, which is exact enough from about 20 values in each.
 */
export interface Comparison {
  /** Chance of a difference at least this large if there is none. */
  readonly p: number;
  /**
   * Effect size: the chance that a value of the first sample exceeds one of the second; 0.5 when nothing distinguishes
   * them.
   */
  readonly superiority: number;
}

export function mannWhitney(first: readonly number[], second: readonly number[]): Comparison {
  const [n, m] = [first.length, second.length];
  const values = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].sort((one, other) => one.value - other.value);

  let rankSum = 0;
  let tieTerm = 0;
  for (let from = 0; from < values.length; ) {
    let to = from;
    while (to < values.length && values[to]?.value === values[from]?.value) to += 1;
    const rank = (from + 1 + to) / 2; // ties share the mean of their ranks
    rankSum += rank * values.slice(from, to).filter(({ isFirst }) => isFirst).length;
    tieTerm += (to - from) ** 3 - (to - from);
    from = to;
  }
  const u = rankSum - (n * (n + 1)) / 2;
  const all = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (all + 1 - tieTerm / (all * (all - 1))));
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5); // corrected for continuity
  return { p: deviation === 0 ? 1 : 2 * upperTail(distance / deviation), superiority: u / (n * m) };
}

/** Of the standard normal distribution, to 1.5e-7: Abramowitz and Stegun 7.1.26. */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (polynomial * Math.exp(-x * x)) / 2;
}
