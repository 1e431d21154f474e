import type * as z from "zod/mini";
import type { startRequest } from "../../../contracts/registration.ts";
import { canonicalMailbox } from "../../domain/canonical-mailbox.ts";
import { networkOf } from "../../domain/client-ip.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { type Registration, start } from "../../domain/registration.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type {
  Audit,
  Clock,
  EmailHash,
  Limits,
  MailQueue,
  Registrations,
  SubjectHash,
  Tokens,
} from "../ports.ts";
import { refusingLimit } from "../refusing-limit.ts";

export interface StartDependencies {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly limits: Limits;
  readonly registrations: Registrations;
  readonly mailQueue: MailQueue;
  readonly audit: Audit;
  readonly terms: { readonly version: string; readonly sha256: string };
  readonly settings: {
    readonly codeMinutes: number;
    readonly resendCooldownSeconds: number;
    readonly limits: LimitsAt<"start">;
  };
}

export interface Started {
  readonly registration: Registration;
  /** The secret that proves possession of the flow; stored only as its hash. */
  readonly flowSecret: string;
}

/**
 * Starts a registration. Every address is served alike, registered or not: the mail function decides which mail
 * is sent.
 */
export async function startRegistration(
  dependencies: StartDependencies,
  request: z.infer<typeof startRequest> & { readonly clientIp: string },
): Promise<Outcome<Started, "terms-outdated" | "limit-reached">> {
  const { clock, tokens, emailHash, subjectHash, registrations, mailQueue, audit, terms, settings } =
    dependencies;
  if (request.termsVersion !== terms.version) {
    return fail({ kind: "terms-outdated", currentVersion: terms.version });
  }

  const now = clock();
  const emailFields = await emailHash(request.email);
  const subjects = {
    client: await subjectHash("client", networkOf(request.clientIp)),
    "canonical-mailbox": await subjectHash("canonical-mailbox", canonicalMailbox(request.email)),
  };
  const failure = await refusingLimit(dependencies, "start", subjects, now);
  if (failure) {
    audit({ event: "limit.reached", outcome: "failure", reason: failure.reason, ...emailFields });
    return fail({ kind: "limit-reached", retryAt: failure.retryAt });
  }

  const flowSecret = tokens.secret();
  const registration = start({
    id: tokens.id(),
    accountType: request.accountType,
    email: request.email,
    language: request.language,
    termsVersion: terms.version,
    termsSha256: terms.sha256,
    flowHash: tokenHash(flowSecret),
    now,
    codeMinutes: settings.codeMinutes,
    resendCooldownSeconds: settings.resendCooldownSeconds,
  });
  await registrations.create(registration);
  // Recorded before the mail is asked for, without which nobody gets any further: no account is without these two.
  const { id, codeNumber, termsVersion, termsSha256 } = registration;
  const auditFields = { outcome: "success", registrationId: id, ...emailFields } as const;
  audit({ event: "terms.accepted", ...auditFields, termsVersion, termsSha256 });
  audit({ event: "registration.started", ...auditFields });

  await mailQueue.requestCode({ registrationId: id, codeNumber });
  audit({ event: "mail.queued", ...auditFields, codeNumber, reason: "code" });
  return ok({ registration, flowSecret });
}
