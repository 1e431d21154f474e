/** Why the name of a business, or who represents it, changes. A file of its own for who only reads. */

/** A new name of the same business, another person at its head, or a slip of the registration put right. */
export const changeReasons = ["renamed", "representative-changed", "typo"] as const;
export type ChangeReason = (typeof changeReasons)[number];
