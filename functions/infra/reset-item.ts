/** How a password reset is read. */
import * as z from "zod/mini";
import type { PasswordReset } from "../domain/password-reset.ts";
import { flowFields } from "./flow-item.ts";

const resetItem = z.object({
  ...flowFields,
  state: z.enum(["requested", "verified", "setting", "completed"]),
  accountId: z.exactOptional(z.string()),
  userSub: z.exactOptional(z.string()),
  client: z.exactOptional(
    z.object({ browser: z.string(), os: z.string(), country: z.string(), region: z.string() }),
  ),
});

export const toReset = (item: unknown): PasswordReset => resetItem.parse(item);
