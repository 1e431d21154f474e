/** How a registration is read. A file of its own, since sessions, codes and limits of the same table need none of it. */
import * as z from "zod/mini";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import type { Registration } from "../domain/registration.ts";
import { flowFields } from "./flow-item.ts";

const fields = {
  ...flowFields,
  state: z.enum(["requested", "verified", "completing", "completed", "duplicate"]),
  termsVersion: z.string(),
  termsSha256: z.string(),
  accountId: z.exactOptional(z.string()),
  setAsideAt: z.exactOptional(z.number()),
  completionMailSentAt: z.exactOptional(z.number()),
};

const { business, individual } = storedProfiles;

const registrationItem = z.discriminatedUnion("accountType", [
  z.object({ ...fields, accountType: z.literal("business"), profile: z.exactOptional(business) }),
  z.object({ ...fields, accountType: z.literal("individual"), profile: z.exactOptional(individual) }),
]);

export const toRegistration = (item: unknown): Registration => registrationItem.parse(item);
