import * as z from "zod/mini";
import {
  addressLimits,
  addressSecret,
  clientLimits,
  codeLifetime,
  ephemeralTable,
  http,
  mailLimit,
  mailQueue,
  resendCooldown,
} from "../../config/fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...mailQueue,
  ...addressSecret,
  ...codeLifetime,
  ...resendCooldown,
  ...addressLimits,
  ...mailLimit,
  ...clientLimits,
});
