/** The name of a business and its representative, which change by a call of their own: who a business is, others rely on. */
import * as z from "zod/mini";
import { realDate } from "./birth-date.ts";
import { firstBroken, matching, rule } from "./first-broken-rule.ts";
import { dayInJapan } from "./japan-time.ts";
import { changeReasons } from "./organization-change.ts";
import { businessProfile } from "./profile.ts";

const YEARS_BACK = 120;
const YEARS_AHEAD = 1;

const yearsFrom = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** Of a change that is decided, it may lie ahead. */
function isNear(text: string): boolean {
  const today = dayInJapan(Date.now());
  return text >= yearsFrom(today, -YEARS_BACK) && text <= yearsFrom(today, YEARS_AHEAD);
}

const effectiveOn = z
  .string({ error: "date" })
  .check(
    firstBroken(matching(/^\d{4}-\d{2}-\d{2}$/, "date"), rule("date", realDate), rule("invalid", isNear)),
  );

const { organizationName, representative } = businessProfile.shape;

export const organizationRequest = z
  .strictObject({
    organizationName: z.optional(organizationName),
    representative,
    changeReason: z.enum(changeReasons, { error: "required" }),
    effectiveOn,
  })
  .check(
    z.refine((sent) => sent.organizationName !== undefined || sent.representative !== undefined, {
      path: ["organizationName"],
      error: "required",
    }),
  );
