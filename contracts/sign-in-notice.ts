/** When an account's owner gets a mail about a sign-in: from a browser that is new to the account, or always; never not. */
import * as z from "zod/mini";

export const signInNotice = z.enum(["new-browser", "always"], { error: "invalid" });
export type SignInNotice = z.infer<typeof signInNotice>;

/** What an account's owner may choose; also what is in force after it. */
export const accountSettings = z.strictObject({ signInNotice });
