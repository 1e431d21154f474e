import { displayName } from "../../../contracts/display-name.ts";
import { receptionNumberOf } from "../../domain/reception-number.ts";
import { complete } from "../../domain/registration.ts";
import { renderCompletionMail } from "../../mails/completion-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Audit, Clock, Mailer, Registrations } from "../ports.ts";
import type { Claimed } from "../registration/finish-completion.ts";

export interface CompletionMailDependencies {
  readonly clock: Clock;
  readonly registrations: Pick<Registrations, "apply">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/**
 * Sends the completion mail at least once, and closes the registration with the note of it; a message that comes again after
 * that does nothing.
 *
 * @param completedAt when the account came to be
 * @param isPublished whether other systems have been sent their event, too: nothing is left to do then
 */
export async function sendCompletionMail(
  { clock, registrations, mailer, audit, settings }: CompletionMailDependencies,
  claimed: Claimed,
  { completedAt, isPublished }: { readonly completedAt: number; readonly isPublished: boolean },
): Promise<void> {
  const { id: registrationId, email, language, accountId } = claimed;
  const mail = renderCompletionMail(
    {
      name: displayName(claimed),
      email,
      completedAt: new Date(completedAt),
      receptionNumber: receptionNumberOf(registrationId),
    },
    language,
    settings,
  );
  const about = { kind: "completion", flowId: registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(email, mail, about);
  const auditFields = { outcome: "success", reason: "completion", registrationId, accountId } as const;
  audit({ event: "mail.sent", ...auditFields, messageId });
  await registrations.apply(registrationId, complete({ now: clock(), completedAt, isPublished }));
}
