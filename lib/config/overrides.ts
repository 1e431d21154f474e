/**
 * What a municipality may set in place of its stages' numbers (stages.ts), and within what bounds: what guessing depends on may
 * only become stricter, or the chances that docs/security.md promises would not hold; what merely costs may become ten times more.
 */
import * as z from "zod";

const between = (least: number, most: number) => {
  const error = `must be ${least} to ${most}`;
  return z.int("must be a whole number").min(least, error).max(most, error).optional();
};

export const sessionOverride = z.strictObject({
  idleMinutes: between(5, 60),
  absoluteMinutes: between(30, 24 * 60),
  maxSessions: between(1, 50),
  reauthenticationMinutes: between(1, 30),
});

export const limitsOverride = z.strictObject({
  "starts-per-client": z.strictObject({ perHour: between(5, 30), perDay: between(20, 1_500) }).optional(),
  "codes-per-address": z.strictObject({ perDay: between(5, 30) }).optional(),
  "codes-per-address-and-network": z
    .strictObject({ perHour: between(2, 5), perDay: between(4, 10) })
    .optional(),
  "email-changes-per-account": z.strictObject({ perDay: between(1, 3) }).optional(),
  "password-judgements-per-registration": z.strictObject({ perMinute: between(10, 300) }).optional(),
  "exports-per-account": z.strictObject({ perDay: between(1, 100) }).optional(),
  "sign-ins-per-client-and-address": z.strictObject({ perHour: between(5, 10) }).optional(),
  "sign-ins-per-client": z.strictObject({ perHour: between(20, 1_000) }).optional(),
});

type Limits = Readonly<Record<string, object>>;

/** The stage's limits with the municipality's numbers in place of those that it names. */
export const limitsWith = (limits: Limits, own: z.output<typeof limitsOverride> = {}): Limits =>
  Object.fromEntries(
    Object.entries({ ...limits, ...own }).map(([name, numbers]) => [name, { ...limits[name], ...numbers }]),
  );
