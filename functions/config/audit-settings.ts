/** What the seals of the audit archive go by; a file of its own, as no other function reads it. */
import * as z from "zod/mini";

/** Whom a day's last seal is mailed to, outside of the account that holds the archive; one mail to all, fifty at most. */
export const auditAddresses = z
  .array(z.email("must be an e-mail address"))
  .check(z.maxLength(50, "must be 50 or fewer"));
