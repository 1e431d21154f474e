/** How a change of e-mail address is read. */
import * as z from "zod/mini";
import type { EmailChange } from "../domain/email-change.ts";
import { flowFields } from "./flow-item.ts";

const emailChangeItem = z.object({
  ...flowFields,
  state: z.enum(["requested", "verified", "applying", "applied", "duplicate"]),
  accountId: z.string(),
  userSub: z.string(),
  previousEmail: z.string(),
  mailedAt: z.exactOptional(z.number()),
  client: z.exactOptional(
    z.object({ browser: z.string(), os: z.string(), country: z.string(), region: z.string() }),
  ),
});

export const toEmailChange = (item: unknown): EmailChange => emailChangeItem.parse(item);
