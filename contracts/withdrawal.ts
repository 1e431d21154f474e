/** The end of an account, as its owner asks for it. */
import * as z from "zod/mini";

export const withdrawalReasons = ["duplicate", "no-longer-needed", "organization-closed", "other"] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

export const withdrawalRequest = z.strictObject({
  reason: z.optional(z.enum(withdrawalReasons, { error: "invalid" })),
  /** What is deleted and what remains has been read. */
  confirmed: z.literal(true, { error: "withdrawal-not-confirmed" }),
});

/** From when on the account is erased; until then the wish can be taken back. */
export const withdrawalAnswer = z.strictObject({ erasesAt: z.string() });
