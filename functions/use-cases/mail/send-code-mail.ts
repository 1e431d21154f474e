import { randomBytes } from "node:crypto";
import { digitsOnceDrawn } from "../../domain/code-length.ts";
import { codeHmac, drawCode } from "../../domain/one-time-code.ts";
import type { Registration } from "../../domain/registration.ts";
import { renderAlreadyRegisteredMail } from "../../mails/already-registered-mail.ts";
import { renderCodeMail } from "../../mails/code-mail.ts";
import type { Mail, MailSettings } from "../../mails/mail.ts";
import type {
  Accounts,
  Audit,
  Clock,
  CodeKeys,
  Codes,
  FollowUps,
  Mailer,
  Registrations,
  Users,
} from "../ports.ts";

export interface SendCodeDependencies {
  readonly clock: Clock;
  readonly registrations: Registrations;
  readonly codes: Codes;
  readonly codeKeys: CodeKeys;
  readonly users: Pick<Users, "find">;
  readonly accounts: Pick<Accounts, "find">;
  readonly followUps: Pick<FollowUps, "requestHealing">;
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
  message: {
    readonly registrationId: string;
    readonly codeNumber: number;
    /** The same for every delivery of the same message. */
    readonly messageId: string;
  },
): Promise<"sent" | "superseded" | "too-early"> {
  const { clock, registrations, codes, codeKeys, users, accounts, followUps, audit } = dependencies;
  const registration = await registrations.find(message.registrationId);
  const now = clock();
  if (!registration || !isWanted(registration, message.codeNumber, now)) return "superseded";

  const { id, codeNumber, flowHash, email } = registration;
  const user = await users.find(email);
  if (user && !(await accounts.find(user.accountId))) {
    // Which mail this address gets depends on how that ends: the message comes again.
    await followUps.requestHealing(user);
    return "too-early";
  }
  const isRegistered = user !== undefined;
  const lifetimeMs = dependencies.settings.codeMinutes * 60_000;
  const expiresAt = now + lifetimeMs;
  // Until its code is drawn, a registration's half hour runs from the request.
  const waitedMs = expiresAt - registration.expiresAt;
  const code = drawCode(digitsOnceDrawn(registration.codeDigits, waitedMs));
  const { keyId, secret } = await codeKeys.current();
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
    drawnFor: message.messageId,
    drawnAt: now,
    expiresAt,
  };
  const put = await codes.put(stored, DRAWING_LEASE_MS);
  if (put !== "stored") return put === "at-work" ? "too-early" : "superseded";
  const auditFields = { outcome: "success", registrationId: id, codeNumber } as const;
  audit({ event: "code.issued", ...auditFields });

  const { startedAt, browser } = registration;
  const recognised = { codeNumber, startedAt: new Date(startedAt), browser };
  const mail = isRegistered
    ? renderAlreadyRegisteredMail(
        { ...recognised, sentAt: new Date(now) },
        registration.language,
        dependencies.settings,
      )
    : renderCodeMail(
        {
          code,
          ...recognised,
          sentAt: new Date(now),
          expiresAt: new Date(expiresAt),
          codeMinutes: dependencies.settings.codeMinutes,
        },
        registration.language,
        dependencies.settings,
      );
  const messageId = await handOver(dependencies, registration, mail);
  const reason = isRegistered ? "already-registered" : "code";
  audit({ event: "mail.sent", ...auditFields, reason, messageId });
  return "sent";
}

/**
 * Hands the mail over. Nothing is written when that succeeds: the stored code is the note that its mail is on its way. A
 * refusal is noted, so that the registrant sees it, and so is the success that follows one.
 */
async function handOver(
  { registrations, mailer }: SendCodeDependencies,
  { id, email, codeNumber, mailStatus }: Registration,
  mail: Mail,
): Promise<string> {
  const about = { kind: "code", registrationId: id, codeNumber } as const;
  const sent = await mailer.send(email, mail, about).catch(async (error: unknown) => {
    await registrations.noteMail(id, { codeNumber, stage: "refused" });
    throw error;
  });
  if (mailStatus === "refused") await registrations.noteMail(id, { codeNumber, stage: "accepted" });
  return sent.messageId;
}

/** A mail of which the mail service has reported anything was sent: a message that comes again has its work done. */
const isWanted = ({ state, codeNumber, deleteAt, mailStatus }: Registration, asked: number, now: number) =>
  state === "requested" &&
  codeNumber === asked &&
  deleteAt > now &&
  (mailStatus === "queued" || mailStatus === "refused");
