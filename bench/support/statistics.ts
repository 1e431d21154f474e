/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("no values to take a quantile of");
  return value;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Half of the distance between the quartiles: how far a usual round lies from the median. */
export const spread = (values: readonly number[]) => (quantile(values, 0.75) - quantile(values, 0.25)) / 2;
