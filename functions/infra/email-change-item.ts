/** How a change of e-mail address is read. */
import * as z from "zod/mini";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import type { EmailChange } from "../domain/email-change.ts";
import { flowFields } from "./flow-item.ts";

const { contact, department, phone } = storedProfiles.business.shape;

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
  successor: z.exactOptional(
    z.object({
      ...{ contact, department, phone },
      terms: z.object({ version: z.string(), sha256: z.string(), acceptedAt: z.number() }),
    }),
  ),
});

export const toEmailChange = (item: unknown): EmailChange => emailChangeItem.parse(item);
