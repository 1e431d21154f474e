/** What is counted of the audit records of one day in Japan, as it stands in the archive (docs/audit.md). */
import * as z from "zod/mini";

const counts = z.record(z.string(), z.int());
const time = z.optional(z.int());
const mark = z.optional(z.literal(true));
const word = z.optional(z.string());

export const storedTally = z.strictObject({
  schema: z.literal(1),
  /** By their number: with their steps' times in epoch milliseconds. */
  registrations: z.record(
    z.string(),
    z.strictObject({
      at: z.strictObject({ started: time, codeSent: time, verified: time, completed: time }),
      ...{ accountType: word, language: word },
    }),
  ),
  /** By the mail service's number. */
  mails: z.record(
    z.string(),
    z.strictObject({ sent: mark, delivered: mark, bounced: mark, late: mark, mailClass: word }),
  ),
  ...{ brokenRules: counts, signIns: counts, events: counts },
  // A tally of an earlier release has none of these.
  deskActions: z._default(counts, {}),
  /** By the account's number: when it was erased, in epoch milliseconds. */
  deleted: z._default(counts, {}),
  counted: z._default(
    z.array(z.strictObject({ since: z.int(), until: z.int(), accounts: z.int(), erased: z.int() })),
    [],
  ),
});

/** What was counted of a day's first objects, of which there were too many for one run. */
export const storedPart = z.strictObject({
  schema: z.literal(1),
  /** The last object that is in it. */
  until: z.string(),
  tally: storedTally,
});
