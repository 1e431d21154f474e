/** The numbers of the limits (functions/domain/limits.ts). */
import * as z from "zod/mini";
import { type LimitedStep, limitNames, limitsAt } from "../domain/limits.ts";
import { count } from "./settings.ts";

const limitNumbers = z
  .strictObject({
    perMinute: z.exactOptional(count()),
    perHour: z.exactOptional(count()),
    perDay: z.exactOptional(count()),
  })
  .check(
    z.refine(({ perMinute, perHour, perDay }) => (perMinute ?? perHour ?? perDay) !== undefined, {
      error: "must say how many",
    }),
    z.refine(({ perHour, perDay }) => perHour === undefined || perDay === undefined || perHour <= perDay, {
      path: ["perHour"],
      error: "must not exceed perDay",
    }),
  );

/** Those of every limit, as a stage has them. */
export const allLimits = z.record(z.enum(limitNames), limitNumbers);

/** The limits that steps count, without those of others. */
export const limits = <Step extends LimitedStep>(...steps: readonly Step[]) => {
  const names = steps.flatMap((step) => [...limitsAt[step]]);
  const shape = Object.fromEntries(names.map((name) => [name, limitNumbers]));
  // Object.fromEntries forgets which names it was given.
  return z.object(shape as Record<(typeof limitsAt)[Step][number], typeof limitNumbers>);
};
