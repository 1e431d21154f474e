import * as z from "zod/mini";
import {
  codeLifetime,
  emailSecret,
  ephemeralTable,
  http,
  mailboxLimits,
  mailLimit,
  mailQueue,
  resendCooldown,
} from "../../config/fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...mailQueue,
  ...emailSecret,
  ...codeLifetime,
  ...resendCooldown,
  ...mailboxLimits,
  ...mailLimit,
});
