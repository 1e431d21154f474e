import { type Registration, renewCode } from "../../domain/registration.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, Clock, EmailHash, MailQueue, Registrations } from "../ports.ts";
import { type AskDependencies, askForCode } from "./ask-for-code.ts";
import { type FlowProof, findOwned } from "./owned-registration.ts";

export interface ResendDependencies extends AskDependencies {
  readonly clock: Clock;
  readonly emailHash: EmailHash;
  readonly registrations: Registrations;
  readonly mailQueue: MailQueue;
  readonly audit: Audit;
  readonly settings: AskDependencies["settings"] & { readonly resendCooldownSeconds: number };
}

export type ResendRequest = FlowProof & {
  readonly clientIp: string;
  readonly idempotencyKey?: string | undefined;
};

type ResendFailureKind =
  | "flow-cookie-missing"
  | "registration-not-found"
  | "limit-reached"
  | "completion-in-progress"
  | "already-completed"
  | "already-registered";

/**
 * Sends a new code; the one before is dead. Works after the half hour has run out, too. Whatever makes a mail is counted,
 * also where the mail service is down and the same mail is asked for again. Sent again under its key, the request is
 * answered with what it has done.
 */
export async function resendCode(
  dependencies: ResendDependencies,
  { clientIp, idempotencyKey, ...proof }: ResendRequest,
): Promise<Outcome<Registration, ResendFailureKind>> {
  const { clock, emailHash, subjectHash, registrations, mailQueue, audit, settings } = dependencies;
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found;

  const { registration, code, flowHash } = found.value;
  const now = clock();
  const isDrawn = code?.codeNumber === registration.codeNumber;
  const again = !isDrawn && isStuck(registration, now, settings.resendCooldownSeconds);
  const renewedUnder =
    idempotencyKey === undefined ? undefined : await subjectHash("renewal", idempotencyKey);
  if (!again && renewedUnder !== undefined && registration.renewedUnder === renewedUnder)
    return ok(registration);
  const failure = again ? undefined : refuseResend(registration, now);
  if (failure) return fail(failure);

  const { id, codeNumber, email } = registration;
  const auditFields = {
    registrationId: id,
    ...(await emailHash(email)),
    codeNumber: again ? codeNumber : codeNumber + 1,
  };
  const asked = await askForCode(dependencies, { email, clientIp }, now);
  if ("refused" in asked) {
    const { limit: reason, until: retryAt } = asked.refused;
    audit({ event: "limit.reached", outcome: "failure", reason, ...auditFields });
    return fail({ kind: "limit-reached", retryAt });
  }
  if (again) {
    await mailQueue.requestCode({ registrationId: id, codeNumber });
    audit({ event: "mail.queued", outcome: "success", reason: "code-again", ...auditFields });
    return ok(registration);
  }

  const renewed = await registrations.apply(
    id,
    renewCode({ now, flowHash, codeNumber, renewedUnder, ...asked, ...settings }),
  );
  if (!renewed.applied) {
    const current = renewed.current;
    return fail((current && refuseResend(current, now)) ?? { kind: "registration-not-found" });
  }

  audit({ event: "code.resent", outcome: "success", ...auditFields });
  await mailQueue.requestCode({ registrationId: id, codeNumber: renewed.item.codeNumber });
  audit({ event: "mail.queued", outcome: "success", reason: "code", ...auditFields });
  return ok(renewed.item);
}

/** A mail that was asked for is sent within a second or two. */
const STUCK_AFTER_MS = 3_000;

/**
 * Whether the mail of the latest code may never have been queued, because the request for it failed half-way. It is
 * asked for again without a new code and without waiting; whichever message comes second finds its work done.
 */
function isStuck({ state, resendAvailableAt }: Registration, now: number, cooldownSeconds: number) {
  const requestedAt = resendAvailableAt - cooldownSeconds * 1000;
  return state === "requested" && resendAvailableAt > now && now - requestedAt >= STUCK_AFTER_MS;
}

/** Why no new code can be asked for now. */
function refuseResend({ state, resendAvailableAt }: Registration, now: number) {
  if (state === "completing") return { kind: "completion-in-progress" } as const;
  if (state === "completed") return { kind: "already-completed" } as const;
  if (state === "duplicate") return { kind: "already-registered" } as const;
  if (resendAvailableAt > now) return { kind: "limit-reached", retryAt: resendAvailableAt } as const;
  return undefined;
}
