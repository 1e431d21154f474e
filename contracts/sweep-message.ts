import * as z from "zod/mini";
import { correlationId } from "./audit.ts";

const cause = { correlationId: z.optional(correlationId) };

/**
 * The daily sweep over all accounts: its start, which a schedule sends; its pages, each of which asks for the next; those of
 * open claims, and an account whose end has begun. `look` does everything but to begin ends, which it counts; `erase` begins them.
 */
export const sweepMessage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("start"), ...cause }),
  z.strictObject({
    kind: z.literal("page"),
    pass: z.enum(["look", "erase"]),
    /** When the sweep began, in epoch milliseconds: for all of its pages it is that moment. */
    startedAt: z.int(),
    /** The account that the page before ended with. */
    after: z.exactOptional(z.string()),
    /** How many accounts were looked at, and are to be erased, on the pages of the first pass so far. */
    accounts: z.int(),
    toErase: z.int(),
    /** Tombstones of erased accounts on those pages. */
    erased: z.int(),
    /** How many ends were begun on the pages of the second pass so far. */
    begun: z.int(),
    ...cause,
  }),
  /** The registrations whose completion was begun and has not ended, from that place of the table on. */
  z.strictObject({ kind: z.literal("claims"), after: z.exactOptional(z.string()), ...cause }),
  z.strictObject({ kind: z.literal("erase"), accountId: z.string(), ...cause }),
]);
export type SweepMessage = z.infer<typeof sweepMessage>;
