/**
 * What the mail service reports of a mail, as the rules of lib/constructs/mail-feedback.ts pass it on: message id,
 * event, reason and our own tags. No address, subject or header comes with it (docs/adr/0012).
 */
import * as z from "zod/mini";
import { correlationId } from "./audit.ts";

/** The `detail-type` of the event: https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html */
export const mailEventName = z.enum([
  "Email Delivered",
  "Email Delivery Delayed",
  "Email Bounced",
  "Email Complaint Received",
  "Email Rejected",
  "Email Rendering Failed",
]);
export type MailEventName = z.infer<typeof mailEventName>;

/** What a mail may be about. */
export const mailKinds = [
  "code",
  "completion",
  "organization-changed",
  "password-changed",
  "password-voided",
  "reset-code",
  "revive-code",
  "desk-notice",
  "dormancy-notice",
  "farewell",
  "sign-in-notice",
  "sign-in-failures",
  "withdrawal",
  "email-change-code",
  "email-changed",
  "email-undone",
  "handover-invitation",
  "proposal-notice",
  "address-confirmation",
  "export-link",
  "daily-seal",
] as const;
export type MailKind = (typeof mailKinds)[number];

/**
 * Under which the desk finds a mail: the hash of its address, and when it was asked for. A mail to the city itself, or of an
 * older release, has neither: what stands between them is all that comes then.
 */
const record = z.pipe(
  z.string().check(z.regex(/^(?:[0-9a-f]{64}\/\d{13}|\/)$/)),
  z.transform((text: string) => {
    const [emailHmac = "", askedAt] = text.split("/");
    return emailHmac === "" ? undefined : { emailHmac, askedAt: Number(askedAt) };
  }),
);

export const mailEventMessage = z.strictObject({
  event: mailEventName,
  /** The mail service's. */
  messageId: z.string().check(z.regex(/^[\w-]{1,128}$/)),
  /** Of a bounce its type and sub-type, e.g. `Permanent/General`; of a delay its type, e.g. `MailboxFull`. */
  reason: z.optional(z.string().check(z.regex(/^[A-Za-z]{1,48}(\/[A-Za-z]{1,48})?$/))),
  kind: z.enum(mailKinds),
  /** Of what the mail belongs to: a registration, which may have become an account, a password reset or a revival. */
  flowId: z.string().check(z.regex(/^[\w-]{1,128}$/)),
  /** Of the code; 0 of a mail without one. Tags are text. */
  codeNumber: z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)),
  /** A message that was queued by an older release has none. */
  record: z.optional(record),
  correlationId,
});
export type MailEventMessage = z.infer<typeof mailEventMessage>;
