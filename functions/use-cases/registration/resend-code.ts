import { canonicalMailbox } from "../../domain/canonical-mailbox.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { type Registration, renewCode } from "../../domain/registration.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, Clock, EmailHash, Limits, MailQueue, Registrations, SubjectHash } from "../ports.ts";
import { refusingLimit } from "../refusing-limit.ts";
import { type FlowProof, findOwned } from "./owned-registration.ts";

export interface ResendDependencies {
  readonly clock: Clock;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly limits: Limits;
  readonly registrations: Registrations;
  readonly mailQueue: MailQueue;
  readonly audit: Audit;
  readonly settings: {
    readonly codeMinutes: number;
    readonly resendCooldownSeconds: number;
    readonly limits: LimitsAt<"resend">;
  };
}

type ResendFailureKind =
  | "flow-cookie-missing"
  | "registration-not-found"
  | "limit-reached"
  | "completion-in-progress"
  | "already-completed"
  | "already-registered";

/** Sends a new code; the one before is dead. Works after the half hour has run out, too. */
export async function resendCode(
  dependencies: ResendDependencies,
  proof: FlowProof,
): Promise<Outcome<Registration, ResendFailureKind>> {
  const { clock, emailHash, subjectHash, registrations, mailQueue, audit, settings } = dependencies;
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found;

  const { registration, flowHash } = found.value;
  const now = clock();
  if (isStuck(registration, now, settings.resendCooldownSeconds)) {
    const { id: registrationId, codeNumber } = registration;
    await mailQueue.requestCode({ registrationId, codeNumber });
    audit({ event: "mail.queued", outcome: "success", reason: "code-again", registrationId, codeNumber });
    return ok(registration);
  }
  const failure = refuseResend(registration, now);
  if (failure) return fail(failure);

  const emailFields = await emailHash(registration.email);
  const auditFields = {
    registrationId: registration.id,
    ...emailFields,
    codeNumber: registration.codeNumber + 1,
  };
  const subjects = {
    "canonical-mailbox": await subjectHash("canonical-mailbox", canonicalMailbox(registration.email)),
  };
  const limit = await refusingLimit(dependencies, "resend", subjects, now);
  if (limit) {
    audit({ event: "limit.reached", outcome: "failure", reason: limit.reason, ...auditFields });
    return fail({ kind: "limit-reached", retryAt: limit.retryAt });
  }

  const { id, codeNumber } = registration;
  const renewed = await registrations.apply(id, renewCode({ now, flowHash, codeNumber, ...settings }));
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
