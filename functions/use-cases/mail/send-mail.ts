import type { MailMessage } from "../../../contracts/messages.ts";
import type { AuditEvent } from "../../domain/audit-event.ts";
import { auditedFlow } from "../flow/flow-kinds.ts";
import type { AccountMailDependencies, MailDelivery, sendAccountMail } from "./send-account-mail.ts";
import { type SendCodeDependencies, sendCodeMail } from "./send-code-mail.ts";

export type SendMailDependencies = SendCodeDependencies &
  AccountMailDependencies & {
    /** What sends the mails about accounts, loaded for the first of them: whoever waits for a code does not wait for it. */
    readonly accountMails: () => Promise<{ readonly sendAccountMail: typeof sendAccountMail }>;
  };

/** Sends the mail that a message asks for. `"too-early"`: the message is to come again. */
export async function sendMail(
  dependencies: SendMailDependencies,
  message: MailMessage,
  delivery: MailDelivery,
) {
  const asked = { ...message, ...delivery };
  if (asked.kind === "code") return sendCodeMail(dependencies, asked);
  return (await dependencies.accountMails()).sendAccountMail(dependencies, asked);
}

/** What a mail is about that could not be sent, for the audit trail. */
export function auditedMail(message: MailMessage): Partial<AuditEvent> {
  if (message.kind === "code") return { ...auditedFlow(message), codeNumber: message.codeNumber };
  return "accountId" in message ? { accountId: message.accountId } : {};
}
