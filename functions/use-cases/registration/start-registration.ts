import type * as z from "zod/mini";
import type { startRequest } from "../../../contracts/registration.ts";
import { browserName } from "../../domain/browser-name.ts";
import { type Registration, start } from "../../domain/registration.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, Clock, EmailHash, MailQueue, Registrations, Tokens } from "../ports.ts";
import { type AskDependencies, askForCode } from "./ask-for-code.ts";
import { type NewFlow, newFlow } from "./new-flow.ts";

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

export type StartRequest = z.infer<typeof startRequest> & {
  readonly clientIp: string;
  readonly userAgent?: string | undefined;
  readonly idempotencyKey?: string | undefined;
};

export interface Started {
  readonly registration: Registration;
  /** The secret that proves possession of the flow; stored only as its hash. */
  readonly flowSecret: string;
}

/**
 * Starts a registration. Every address is served alike, registered or not: the mail function decides which mail
 * is sent. A request that is sent again under its key is counted like any other, and answered with the registration
 * that it has begun.
 */
export async function startRegistration(
  dependencies: StartDependencies,
  request: StartRequest,
): Promise<Outcome<Started, "terms-outdated" | "limit-reached" | "idempotency-key-reused">> {
  const { clock, emailHash, registrations, audit, terms, settings } = dependencies;
  if (request.termsVersion !== terms.version) {
    return fail({ kind: "terms-outdated", currentVersion: terms.version });
  }

  const now = clock();
  const emailFields = await emailHash(request.email);
  const flow = await newFlow(dependencies, request);
  const asked = await askForCode(dependencies, request, now);
  if ("refused" in asked) {
    const begun = request.idempotencyKey === undefined ? undefined : await registrations.find(flow.id);
    if (begun && begun.deleteAt > now) return again(begun, flow, request);
    const { limit: reason, until: retryAt } = asked.refused;
    audit({ event: "limit.reached", outcome: "failure", reason, ...emailFields });
    return fail({ kind: "limit-reached", retryAt });
  }

  const registration = start({
    id: flow.id,
    accountType: request.accountType,
    email: request.email,
    language: request.language,
    termsVersion: terms.version,
    termsSha256: terms.sha256,
    flowHash: tokenHash(flow.flowSecret),
    ...asked,
    browser: browserName(request.userAgent, request.language),
    now,
    codeMinutes: settings.codeMinutes,
    resendCooldownSeconds: settings.resendCooldownSeconds,
  });
  const created = await registrations.create(registration);
  if (created.applied) {
    await askForMail(dependencies, created.item, { ...emailFields, reason: "code" });
    return ok({ registration: created.item, flowSecret: flow.flowSecret });
  }
  if (!created.current) throw new Error("what refused the registration is gone");
  const repeated = again(created.current, flow, request);
  // Nobody knows how far the first request came: at most one mail goes out for a code's number.
  if (repeated.ok && created.current.state === "requested")
    await askForMail(dependencies, created.current, { ...emailFields, reason: "code-again" });
  return repeated;
}

/** What a request finds that was sent before; the time and the browser's name may have changed since. */
function again(
  begun: Registration,
  { flowSecret }: NewFlow,
  { accountType, email, language, termsVersion }: StartRequest,
): Outcome<Started, "idempotency-key-reused"> {
  const isSame =
    begun.flowHash === tokenHash(flowSecret) &&
    begun.accountType === accountType &&
    begun.email === email &&
    begun.language === language &&
    begun.termsVersion === termsVersion;
  return isSame ? ok({ registration: begun, flowSecret }) : fail({ kind: "idempotency-key-reused" });
}

async function askForMail(
  { audit, mailQueue }: StartDependencies,
  { id, codeNumber, termsVersion, termsSha256 }: Registration,
  { reason, ...emailFields }: Awaited<ReturnType<EmailHash>> & { readonly reason: string },
): Promise<void> {
  // Recorded before the mail is asked for, without which nobody gets any further: no account is without these two.
  const auditFields = { outcome: "success", registrationId: id, ...emailFields } as const;
  audit({ event: "terms.accepted", ...auditFields, termsVersion, termsSha256 });
  audit({ event: "registration.started", ...auditFields });

  await mailQueue.requestCode({ registrationId: id, codeNumber });
  audit({ event: "mail.queued", ...auditFields, codeNumber, reason });
}
