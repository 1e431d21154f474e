import type { AuditAnchor } from "../../../contracts/audit-seal.ts";

/** The first thing that is not as it was sealed, and what it is about: a seal's hour, or an object's key. */
export interface Break {
  readonly kind:
    | "missing-seal"
    | "unreadable-seal"
    | "misplaced-seal"
    | "changed-seal"
    | "bad-signature"
    | "gap-in-chain"
    | "missing-object"
    | "changed-object"
    | "sealed-twice"
    | "unsealed-object"
    | "changed-anchor";
  readonly about: string;
}

export interface Verification {
  /** Seals and objects that were found as they should be. */
  readonly seals: number;
  readonly objects: number;
  /** Keys of objects that came after their hour's seal, and stand in a later one. */
  readonly late: readonly string[];
  /** Objects whose hour is not sealed yet. */
  readonly waiting: number;
  /** What was mailed of the period's days, as it is stored and as the seals have it. */
  readonly anchors: readonly Pick<AuditAnchor, "hour" | "number" | "seal">[];
  readonly break?: Break;
}
