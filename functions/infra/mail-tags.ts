import { currentContext } from "../audit/request-context.ts";
import type { MailSubject } from "../use-cases/ports.ts";

/**
 * What a mail is about and what caused it: the mail service gives it back with each of the mail's events, where
 * contracts/mail-event.ts reads it. A tag has a name and a value of letters, digits, `_` and `-`, and is never empty.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
 */
export const mailTags = ({
  kind,
  flowId,
  codeNumber,
  record,
}: MailSubject): Readonly<Record<string, string>> => ({
  kind,
  flowId,
  codeNumber: String(codeNumber),
  ...(record && { mailbox: record.emailHmac, askedAt: String(record.askedAt) }),
  correlationId: currentContext()?.correlationId ?? "unknown",
});
