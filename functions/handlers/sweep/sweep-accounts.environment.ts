import * as z from "zod/mini";
import {
  accountsTable,
  common,
  emailSecret,
  ephemeralTable,
  mailQueue,
  sweepQueue,
  userPool,
} from "../../config/fields.ts";
import { settings } from "../../config/settings.ts";
import { dormancy, quarantineDays, sweep } from "../../config/sweep-settings.ts";

export const environment = z.object({
  ...common,
  ...ephemeralTable,
  ...accountsTable,
  ...mailQueue,
  ...sweepQueue,
  ...emailSecret,
  ...userPool,
  ...settings({ dormancy, sweep, quarantineDays }),
});
