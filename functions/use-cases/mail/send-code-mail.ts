import { randomBytes } from "node:crypto";
import { codeHmac, drawCode } from "../../domain/one-time-code.ts";
import { issueCode, type Registration } from "../../domain/registration.ts";
import { renderAlreadyRegisteredMail } from "../../mails/already-registered-mail.ts";
import { renderCodeMail } from "../../mails/code-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Audit, Clock, CodeKeys, Codes, Mailer, Registrations, Users } from "../ports.ts";

export interface SendCodeDependencies {
  readonly clock: Clock;
  readonly registrations: Registrations;
  readonly codes: Codes;
  readonly codeKeys: CodeKeys;
  readonly users: Pick<Users, "find">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings & { readonly codeMinutes: number };
}

/**
 * How long a drawn code keeps a second delivery of the same message from drawing another: longer than one delivery
 * can run, shorter than the queue's visibility timeout.
 */
const DRAWING_LEASE_MS = 15_000;

/**
 * Draws the code, stores what identifies it, sends it: the half hour runs from here. For an address that is
 * registered already, the same is done with a code that nobody receives, so that the flow answers alike; the mail
 * says so instead, and the audit event says by a word which mail it was (docs/adr/0016). `"too-early"` while another
 * delivery of the same message is at work.
 */
export async function sendCodeMail(
  dependencies: SendCodeDependencies,
  message: { readonly registrationId: string; readonly codeNumber: number },
): Promise<"sent" | "superseded" | "too-early"> {
  const { clock, registrations, codes, codeKeys, users, mailer, audit } = dependencies;
  const registration = await registrations.find(message.registrationId);
  const now = clock();
  if (!registration || !isWanted(registration, message.codeNumber, now)) return "superseded";

  const { id, codeNumber, flowHash, email } = registration;
  const isRegistered = (await users.find(email)) !== undefined;
  const code = drawCode(registration.codeDigits);
  const { keyId, secret } = await codeKeys.current();
  const expiresAt = now + dependencies.settings.codeMinutes * 60_000;
  const hmac = isRegistered
    ? randomBytes(32).toString("hex")
    : codeHmac(secret, { registrationId: id, codeNumber, code });
  const stored = {
    registrationId: id,
    codeNumber,
    hmac,
    keyId,
    flowHash,
    attempts: 0,
    drawnAt: now,
    expiresAt,
  };
  if (!(await codes.put(stored, DRAWING_LEASE_MS))) return "too-early";
  const auditFields = { outcome: "success", registrationId: id, codeNumber } as const;
  audit({ event: "code.issued", ...auditFields });

  const mail = isRegistered
    ? renderAlreadyRegisteredMail(
        { codeNumber, sentAt: new Date(now) },
        registration.language,
        dependencies.settings,
      )
    : renderCodeMail(
        {
          code,
          codeNumber,
          sentAt: new Date(now),
          expiresAt: new Date(expiresAt),
          codeMinutes: dependencies.settings.codeMinutes,
        },
        registration.language,
        dependencies.settings,
      );
  const { messageId } = await mailer.send(email, mail, { kind: "code", registrationId: id, codeNumber });
  // Before the last write: who dies here is delivered the message again, and reports it again.
  const reason = isRegistered ? "already-registered" : "code";
  audit({ event: "mail.sent", ...auditFields, reason, messageId });
  // Refused when the registrant has verified already or asked for the next code: both are fine.
  await registrations.apply(id, issueCode({ codeNumber, expiresAt }));
  return "sent";
}

const isWanted = (registration: Registration, codeNumber: number, now: number) =>
  registration.state === "requested" && registration.codeNumber === codeNumber && registration.deleteAt > now;
