/** What a mailbox is proven for by a code. A code for one purpose is none for another. */
export const flowPurposes = ["registration", "reset", "email-change", "revive"] as const;
export type FlowPurpose = (typeof flowPurposes)[number];
