import * as z from "zod/mini";
import { accountsWith } from "./account.ts";
import { storedProfiles } from "./stored-profile.ts";

const { business, individual } = accountsWith(storedProfiles);

/** The signed-in user's own account; `accountType` says which profile it has. */
export const meAnswer = z.discriminatedUnion("accountType", [business, individual]);
export type Me = z.infer<typeof meAnswer>;
