import type * as z from "zod/mini";
import type { startRequest } from "../../../contracts/registration.ts";
import { browserName } from "../../domain/browser-name.ts";
import { type Registration, start } from "../../domain/registration.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, Clock, EmailHash, MailQueue, Registrations, Tokens } from "../ports.ts";
import { type AskDependencies, askForCode } from "./ask-for-code.ts";

export interface StartDependencies extends AskDependencies {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly emailHash: EmailHash;
  readonly registrations: Registrations;
  readonly mailQueue: MailQueue;
  readonly audit: Audit;
  readonly terms: { readonly version: string; readonly sha256: string };
  readonly settings: AskDependencies["settings"] & { readonly resendCooldownSeconds: number };
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
  request: z.infer<typeof startRequest> & {
    readonly clientIp: string;
    readonly userAgent?: string | undefined;
  },
): Promise<Outcome<Started, "terms-outdated" | "limit-reached">> {
  const { clock, tokens, emailHash, registrations, mailQueue, audit, terms, settings } = dependencies;
  if (request.termsVersion !== terms.version) {
    return fail({ kind: "terms-outdated", currentVersion: terms.version });
  }

  const now = clock();
  const emailFields = await emailHash(request.email);
  const asked = await askForCode(dependencies, request, now);
  if ("refused" in asked) {
    const { limit: reason, until: retryAt } = asked.refused;
    audit({ event: "limit.reached", outcome: "failure", reason, ...emailFields });
    return fail({ kind: "limit-reached", retryAt });
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
    ...asked,
    browser: browserName(request.userAgent, request.language),
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
