/** What the buttons behind links in mails send, and are answered. */
import * as z from "zod/mini";

/** A token of any form is answered as one that is unknown. */
export const linkRequest = z.strictObject({
  token: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
});

/** All sessions have ended, and the password opens nothing any more. */
export const disavowAnswer = z.strictObject({ state: z.literal("disavowed") });

/** The address before is back, without a password; or the account is stopped until the city has looked at it. */
export const emailUndoAnswer = z.strictObject({ state: z.enum(["reverted", "frozen"]) });

/** The proposal of the city's desk is not carried out. */
export const objectionAnswer = z.strictObject({ state: z.literal("rejected") });

/** The mailbox is proven; two of the city's people decide the rest. */
export const addressConfirmationAnswer = z.strictObject({ state: z.literal("confirmed") });
