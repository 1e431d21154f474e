/**
 * Keeps an address from registration for some days: its account has left it, and may want it back. Known by the address's
 * hash alone.
 */
export const holdReasons = ["changed", "withdrawn"] as const;

export interface Hold {
  /** Whose address it was. */
  readonly accountId: string;
  readonly reason: (typeof holdReasons)[number];
  /** Epoch milliseconds. */
  readonly until: number;
}
