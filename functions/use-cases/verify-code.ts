import type { LimitPolicy } from "../domain/limit.ts";
import { mailboxOf } from "../domain/mailbox.ts";
import { type IssuedCode, isCode, MAX_ATTEMPTS } from "../domain/one-time-code.ts";
import { hasExpired, type Registration, verify } from "../domain/registration.ts";
import { tokenHash } from "../domain/secret-token.ts";
import { fail, type Outcome, ok } from "./outcome.ts";
import type { FlowProof } from "./owned-registration.ts";
import type { Audit, Clock, CodeKeys, Codes, Limits, Registrations, SubjectHash } from "./ports.ts";

export interface VerifyDependencies {
  readonly clock: Clock;
  readonly codes: Codes;
  readonly codeKeys: CodeKeys;
  readonly registrations: Registrations;
  readonly limits: Limits;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly policy: { readonly wrongCodesPerAddress: LimitPolicy };
}

type Refusal =
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

/** Counts the attempt, then compares, then moves the registration on: in that order, whatever is concurrent. */
export async function verifyCode(
  dependencies: VerifyDependencies,
  { id, flowSecret, code }: FlowProof & { readonly code: string },
): Promise<Outcome<Registration, Refusal>> {
  if (flowSecret === undefined) return fail({ kind: "flow-cookie-missing" });
  const { clock, codes, codeKeys, registrations, audit } = dependencies;
  const now = clock();
  const flowHash = tokenHash(flowSecret);

  const counted = await codes.countAttempt(id, { flowHash, now });
  if (!counted.applied) return fail(await explain(dependencies, { id, flowHash, now }));

  const issued = counted.item;
  const secret = await codeKeys.byId(issued.keyId);
  if (!isCode(issued, secret, code)) return fail(await countWrong(dependencies, issued, now));

  const verified = await registrations.apply(
    id,
    verify({ now, issue: issued.issue, expiresAt: issued.expiresAt }),
  );
  if (!verified.applied) return fail(refuse(verified.current, issued, now));

  audit({ event: "code.verified", outcome: "success", registrationId: id, issue: issued.issue });
  return ok(verified.item);
}

async function countWrong(
  { registrations, limits, subjectHash, audit, policy }: VerifyDependencies,
  issued: IssuedCode,
  now: number,
) {
  const { registrationId, issue, attempts } = issued;
  const registration = await registrations.find(registrationId);
  if (!registration) return { kind: "registration-not-found" } as const;
  const emailHmac = await subjectHash("address", registration.email);
  const mailbox = await subjectHash("mailbox", mailboxOf(registration.email));
  await limits.count(policy.wrongCodesPerAddress, mailbox, now);
  audit({ event: "code.failed", outcome: "failure", registrationId, emailHmac, issue, attempt: attempts });
  if (registration.issue > issue) return { kind: "code-superseded" } as const;
  return { kind: "code-wrong", attemptsLeft: MAX_ATTEMPTS - attempts } as const;
}

/** Why the attempt was not even counted. */
async function explain(
  { registrations, audit }: VerifyDependencies,
  { id, flowHash, now }: { id: string; flowHash: string; now: number },
) {
  const found = await registrations.findWithCode(id);
  if (!found || found.registration.flowHash !== flowHash || found.registration.purgeAt <= now) {
    return { kind: "registration-not-found" } as const;
  }
  const { registration, code } = found;
  const refusal = refuse(registration, code, now);
  if (refusal.kind === "code-locked" || refusal.kind === "expired") {
    const event = refusal.kind === "expired" ? "code.expired" : "code.locked";
    audit({ event, outcome: "failure", registrationId: id, issue: registration.issue });
  }
  return refusal;
}

function refuse(registration: Registration | undefined, code: IssuedCode | undefined, now: number) {
  if (!registration || registration.purgeAt <= now) return { kind: "registration-not-found" } as const;
  if (registration.state === "duplicate") return { kind: "already-registered" } as const;
  if (registration.state === "completed" || registration.state === "completing") {
    return { kind: "already-completed" } as const;
  }
  if (hasExpired(registration, now)) return { kind: "expired" } as const;
  if (registration.state === "verified") return { kind: "already-verified" } as const;
  if (!code) return { kind: "code-pending" } as const;
  if (code.issue < registration.issue) return { kind: "code-superseded" } as const;
  if (code.attempts >= MAX_ATTEMPTS) {
    return { kind: "code-locked", retryAt: Math.max(registration.resendAvailableAt, now) } as const;
  }
  if (code.expiresAt <= now) return { kind: "expired" } as const;
  // Drawn since the attempt was refused: its mail is only now on its way.
  return { kind: "code-pending" } as const;
}
