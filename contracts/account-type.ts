import * as z from "zod/mini";

/** Whom an account stands for; one address is one account of one type. */
export const accountType = z.enum(["business", "individual"], { error: "account-type" });
export type AccountType = z.infer<typeof accountType>;
