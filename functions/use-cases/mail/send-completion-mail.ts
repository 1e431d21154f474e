import { receptionNumberOf } from "../../domain/reception-number.ts";
import { noteCompletionMail, type Registration } from "../../domain/registration.ts";
import { renderCompletionMail } from "../../mails/completion-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Audit, Clock, Mailer, Registrations } from "../ports.ts";

export interface CompletionMailDependencies {
  readonly clock: Clock;
  readonly registrations: Pick<Registrations, "apply">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/**
 * Sends the completion mail at least once; a message that comes again after it was noted does nothing.
 *
 * @param isPublished whether other systems have been sent their event, too: nothing is left to do then
 */
export async function sendCompletionMail(
  { clock, registrations, mailer, audit, settings }: CompletionMailDependencies,
  { id: registrationId, email, language, accountId, recipientName: name, completedAt }: Registration,
  isPublished: boolean,
): Promise<"mailed" | "settled"> {
  if (name === undefined) return "settled";

  const mail = renderCompletionMail(
    {
      name,
      email,
      completedAt: new Date(completedAt ?? clock()),
      receptionNumber: receptionNumberOf(registrationId),
    },
    language,
    settings,
  );
  const about = { kind: "completion", flowId: registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(email, mail, about);
  const auditFields = { outcome: "success", reason: "completion", registrationId } as const;
  audit({ event: "mail.sent", ...auditFields, ...(accountId && { accountId }), messageId });
  await registrations.apply(registrationId, noteCompletionMail({ now: clock(), isPublished }));
  return "mailed";
}
