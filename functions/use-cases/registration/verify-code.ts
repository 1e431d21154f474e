import { codeAttempts } from "../../../contracts/verification-code.ts";
import { networkOf } from "../../domain/client-ip.ts";
import { type IssuedCode, isCode } from "../../domain/one-time-code.ts";
import { hasExpired, type Registration, verify } from "../../domain/registration.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { wrongCodeTally } from "../../domain/tallies.ts";
import { type Failure, fail, type Outcome, ok } from "../outcome.ts";
import type {
  Audit,
  Clock,
  CodeKeys,
  Codes,
  EmailHash,
  Limits,
  Registrations,
  SubjectHash,
} from "../ports.ts";
import { type FlowProof, findOwned } from "./owned-registration.ts";

export interface VerifyDependencies {
  readonly clock: Clock;
  readonly codes: Codes;
  readonly codeKeys: CodeKeys;
  readonly registrations: Registrations;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
}

type VerifyFailureKind =
  | "flow-cookie-missing"
  | "registration-not-found"
  | "code-wrong"
  | "code-locked"
  | "code-superseded"
  | "code-pending"
  | "expired"
  | "already-verified"
  | "already-completed"
  | "already-registered";

/**
 * Counts the attempt, then compares, then moves the registration on: in that order, whatever is concurrent. Each is one
 * write whose condition says whether it may be; what else is known of the registration is read for a failure only.
 */
export async function verifyCode(
  dependencies: VerifyDependencies,
  { code, clientIp, ...proof }: FlowProof & { readonly code: string; readonly clientIp: string },
): Promise<Outcome<Registration, VerifyFailureKind>> {
  const { clock, codes, codeKeys, registrations, audit } = dependencies;
  const { id, flowSecret } = proof;
  if (flowSecret === undefined) return fail({ kind: "flow-cookie-missing" });
  const now = clock();
  const counted = await codes.countAttempt(id, { flowHash: tokenHash(flowSecret), now });
  if (!counted.applied) return fail(await refuseUncounted(dependencies, proof, now));

  const issued = counted.item;
  const { codeNumber, expiresAt } = issued;
  const secret = await codeKeys.byId(issued.keyId);
  if (!isCode(issued, secret, code)) {
    return fail(await refuseWrong(dependencies, { ...proof, clientIp }, issued, now));
  }

  const verified = await registrations.apply(id, verify({ now, codeNumber, expiresAt }));
  if (!verified.applied) {
    const { current } = verified;
    const failure = whyDead(current, issued, now) ?? ({ kind: "code-superseded" } as const);
    return fail(current ? auditedFailure(audit, current, failure) : failure);
  }
  audit({ event: "code.verified", outcome: "success", registrationId: id, codeNumber });
  return ok(verified.item);
}

/** A code that could not have verified anything, such as one of an earlier mail, is not called wrong. */
async function refuseWrong(
  dependencies: VerifyDependencies,
  { clientIp, ...proof }: FlowProof & { readonly clientIp: string },
  issued: IssuedCode,
  now: number,
): Promise<Extract<Failure, { kind: VerifyFailureKind }>> {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found.failure;
  const { registration } = found.value;
  const dead = whyDead(registration, issued, now);
  // A newer code that was asked for at the same time leaves this one a guess that might have been right.
  if (!dead || dead.kind === "code-superseded") {
    await countWrongCode(dependencies, { askedFrom: registration.askedFrom, clientIp }, now);
  }
  if (dead) return auditedFailure(dependencies.audit, registration, dead);

  const { emailHash, audit } = dependencies;
  const { registrationId, codeNumber, attempts } = issued;
  const emailFields = await emailHash(registration.email);
  const auditFields = { outcome: "failure", registrationId, ...emailFields, codeNumber } as const;
  audit({ event: "code.failed", ...auditFields, reason: "wrong", attempt: attempts });
  if (attempts >= codeAttempts) audit({ event: "code.locked", ...auditFields, reason: "attempts-used-up" });
  return { kind: "code-wrong", attemptsLeft: codeAttempts - attempts };
}

/** Of whoever asked for the code, which is what guesses need, and of whoever gives wrong ones. */
async function countWrongCode(
  { limits, subjectHash }: VerifyDependencies,
  { askedFrom, clientIp }: { readonly askedFrom: string; readonly clientIp: string },
  now: number,
): Promise<void> {
  const giver = await subjectHash("client", networkOf(clientIp).name);
  for (const client of new Set([askedFrom, giver])) await limits.count(wrongCodeTally(client), now);
}

/** Why the attempt was not counted. */
async function refuseUncounted(dependencies: VerifyDependencies, proof: FlowProof, now: number) {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found.failure;
  const { registration, code } = found.value;
  const failure =
    whyDead(registration, code, now) ??
    whyLocked(registration, code, now) ??
    // Nothing against it any more: the code was drawn just now, and its mail is only on its way.
    ({ kind: "code-pending" } as const);
  return auditedFailure(dependencies.audit, registration, failure);
}

/** Records an attempt that was refused uncounted, where it says something about the code. */
function auditedFailure<R extends { readonly kind: VerifyFailureKind }>(
  audit: Audit,
  { id, codeNumber }: Registration,
  failure: R,
): R {
  const auditFields = { registrationId: id, codeNumber };
  const refused = { outcome: "failure", ...auditFields, reason: "attempt-refused" } as const;
  if (failure.kind === "expired") audit({ event: "code.expired", ...refused });
  if (failure.kind === "code-locked") audit({ event: "code.locked", ...refused });
  // Recorded again, because whoever sends a code again may never have seen the answer, nor the log the event.
  if (failure.kind === "already-verified") {
    audit({ event: "code.verified", outcome: "success", ...auditFields, reason: "repeated" });
  }
  return failure;
}

/** Why no code can verify the registration now, however many attempts are left. */
function whyDead(registration: Registration | undefined, code: IssuedCode | undefined, now: number) {
  if (!registration || registration.deleteAt <= now) return { kind: "registration-not-found" } as const;
  if (registration.state === "duplicate") return { kind: "already-registered" } as const;
  if (registration.state === "completed" || registration.state === "completing") {
    return { kind: "already-completed" } as const;
  }
  if (hasExpired(registration, now)) return { kind: "expired" } as const;
  if (registration.state === "verified") return { kind: "already-verified" } as const;
  if (!code) return { kind: "code-pending" } as const;
  if (code.codeNumber < registration.codeNumber) return { kind: "code-superseded" } as const;
  return code.expiresAt <= now ? ({ kind: "expired" } as const) : undefined;
}

/** The next code has attempts of its own: it can be asked for from the time that the answer names. */
const whyLocked = ({ resendAvailableAt }: Registration, code: IssuedCode | undefined, now: number) =>
  code && code.attempts >= codeAttempts
    ? ({ kind: "code-locked", retryAt: Math.max(resendAvailableAt, now) } as const)
    : undefined;
