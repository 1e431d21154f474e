import * as z from "zod/mini";
import { deskActionKinds, deskReasons } from "./desk-words.ts";

/** What the city's people did to an account or looked at of it, as its owner may know it: when, what and why, not who. */
export const deskAction = z.strictObject({
  at: z.string(),
  kind: z.enum(deskActionKinds),
  reason: z.enum(deskReasons),
});
