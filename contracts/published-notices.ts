/**
 * `/notices.json` of the web front end: what a municipality says to everybody, changed without a deployment. The command that
 * publishes it holds it to this schema; the site shows what it can read of it.
 */
import * as z from "zod/mini";
import { localized } from "./localized.ts";

export const noticesFile = "notices.json";

const BANNER_MAX = 300;

const text = (max: number) =>
  z
    .string()
    .check(
      z.minLength(1, "must not be empty"),
      z.maxLength(max, `must be ${max} characters or fewer`),
      z.regex(/^\P{Cc}*$/u, "must be one line of text"),
    );

/** A moment with its offset, such as `2026-12-01T22:00+09:00`. */
const moment = z.string().check(z.refine(isMoment, "must be a moment as 2026-12-01T22:00+09:00"));

function isMoment(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
  return form.test(text) && !Number.isNaN(Date.parse(text));
}

const banner = z
  .strictObject({
    /** `outage` for what does not work, now or soon; `notice` for everything else. */
    kind: z.enum(["outage", "notice"], 'must be "outage" or "notice"'),
    text: localized(text(BANNER_MAX)),
    /** Shown from then on; at once without it. */
    from: z.optional(moment),
    /** Shown until then; until it is taken out without it. */
    until: z.optional(moment),
  })
  .check(
    z.refine(
      ({ from, until }) => from === undefined || until === undefined || Date.parse(from) < Date.parse(until),
      { path: ["until"], error: "must be after from" },
    ),
  );

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day as YYYY-MM-DD"));
const notice = z.strictObject({ publishedOn: day, title: localized(text(100)), body: localized(text(1000)) });

export const publishedNotices = z.strictObject({
  /** Above every screen. */
  banner: z.optional(banner),
  /** On the first page, newest first, in place of those that were deployed. */
  notices: z.optional(z.array(notice).check(z.maxLength(20, "must be 20 or fewer"))),
});
export type PublishedNotices = z.infer<typeof publishedNotices>;
