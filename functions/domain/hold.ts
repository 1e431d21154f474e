import type { HoldReason } from "../../contracts/desk-words.ts";

/**
 * Keeps an address from registration for some days: its account has left it, and may want it back. Known by the address's
 * hash alone.
 */
export interface Hold {
  /** Whose address it was. */
  readonly accountId: string;
  readonly reason: HoldReason;
  /** Epoch milliseconds. */
  readonly until: number;
}
