import * as z from "zod/mini";
import {
  accountsTable,
  common,
  emailSecret,
  ephemeralTable,
  followUpQueue,
  mailQueue,
  sweepQueue,
  userPool,
} from "../../config/fields.ts";
import { settings, withdrawalEnd } from "../../config/settings.ts";
import { dormancy, sweep } from "../../config/sweep-settings.ts";

export const environment = z.object({
  ...common,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...sweepQueue,
  ...emailSecret,
  ...userPool,
  ...settings({ dormancy, sweep, withdrawal: withdrawalEnd }),
});
