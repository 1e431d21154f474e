import { codeAttempts } from "../../../contracts/verification-code.ts";
import { networkOf } from "../../domain/client-ip.ts";
import { hasExpired, verify } from "../../domain/code-flow.ts";
import { type FlowPurpose, type IssuedCode, isCode } from "../../domain/one-time-code.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { wrongCodeTally } from "../../domain/tallies.ts";
import { fail, ok } from "../outcome.ts";
import type {
  Audit,
  Clock,
  CodeKeys,
  Codes,
  EmailHash,
  FlowOf,
  Flows,
  Limits,
  SubjectHash,
} from "../ports.ts";
import {
  auditedFlow,
  type Duplicate,
  duplicateOf,
  isClaimedState,
  isCompletedState,
  type NotFound,
  notFoundOf,
} from "./flow-kinds.ts";
import { type FlowProof, findOwned } from "./owned-flow.ts";

export interface VerifyDependencies<P extends FlowPurpose> {
  readonly clock: Clock;
  readonly codes: Codes;
  readonly codeKeys: CodeKeys;
  readonly flows: Flows<P>;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
}

/** A code, by whom and for which flow it is given. */
export interface GivenCode extends FlowProof {
  readonly code: string;
  readonly clientIp: string;
}

/** Why a code verifies nothing. */
type Dead<P extends FlowPurpose> =
  | { readonly kind: "code-superseded" }
  | { readonly kind: "code-pending" }
  | { readonly kind: "expired" }
  | { readonly kind: "already-verified" }
  | { readonly kind: "already-completed" }
  | NotFound<P>
  | Duplicate<P>;

type VerifyFailure<P extends FlowPurpose> =
  | Dead<P>
  | { readonly kind: "flow-cookie-missing" }
  | { readonly kind: "code-wrong"; readonly attemptsLeft: number }
  | { readonly kind: "code-locked"; readonly retryAt: number };

/**
 * Counts the attempt, then compares, then moves the flow on: in that order, whatever is concurrent. Each is one
 * write whose condition says whether it may be; what else is known of the flow is read for a failure only.
 */
export async function verifyCode<P extends FlowPurpose>(
  dependencies: VerifyDependencies<P>,
  { code, clientIp, ...proof }: GivenCode,
): Promise<
  | { readonly ok: true; readonly value: FlowOf<P> }
  | { readonly ok: false; readonly failure: VerifyFailure<P> }
> {
  const { clock, codes, codeKeys, flows, audit } = dependencies;
  const { id: flowId, flowSecret } = proof;
  if (flowSecret === undefined) return fail({ kind: "flow-cookie-missing" });
  const now = clock();
  const name = { purpose: flows.purpose, flowId };
  const counted = await codes.countAttempt(name, { flowHash: tokenHash(flowSecret), now });
  if (!counted.applied) return fail(await refuseUncounted(dependencies, proof, now));

  const issued = counted.item;
  const { codeNumber, expiresAt, owner } = issued;
  const secret = await codeKeys.byId(issued.keyId);
  if (!isCode(issued, secret, code)) {
    return fail(await refuseWrong(dependencies, { ...proof, clientIp }, issued, now));
  }

  const verified = await flows.apply(flowId, verify({ now, codeNumber, expiresAt, owner }));
  if (!verified.applied) {
    const { current } = verified;
    const failure = whyDead(flows, current, issued, now) ?? ({ kind: "code-superseded" } as const);
    return fail(current ? auditedFailure(dependencies, current, failure) : failure);
  }
  audit({ event: "code.verified", outcome: "success", ...auditedFlow(name), codeNumber });
  return ok(verified.item);
}

/** A code that could not have verified anything, such as one of an earlier mail, is not called wrong. */
async function refuseWrong<P extends FlowPurpose>(
  dependencies: VerifyDependencies<P>,
  { clientIp, ...proof }: FlowProof & { readonly clientIp: string },
  issued: IssuedCode,
  now: number,
): Promise<VerifyFailure<P>> {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found.failure;
  const { flow } = found.value;
  const dead = whyDead(dependencies.flows, flow, issued, now);
  // A newer code that was asked for at the same time leaves this one a guess that might have been right.
  if (!dead || dead.kind === "code-superseded") {
    await countWrongCode(dependencies, { askedFrom: flow.askedFrom, clientIp }, now);
  }
  if (dead) return auditedFailure(dependencies, flow, dead);

  const { emailHash, audit } = dependencies;
  const { codeNumber, attempts } = issued;
  const emailFields = await emailHash(flow.email);
  const auditFields = { outcome: "failure", ...auditedFlow(issued), ...emailFields, codeNumber } as const;
  audit({ event: "code.failed", ...auditFields, reason: "wrong", attempt: attempts });
  if (attempts >= codeAttempts) audit({ event: "code.locked", ...auditFields, reason: "attempts-used-up" });
  return { kind: "code-wrong", attemptsLeft: codeAttempts - attempts };
}

/** Of whoever asked for the code, which is what guesses need, and of whoever gives wrong ones. */
async function countWrongCode<P extends FlowPurpose>(
  { flows, limits, subjectHash }: VerifyDependencies<P>,
  { askedFrom, clientIp }: { readonly askedFrom: string; readonly clientIp: string },
  now: number,
): Promise<void> {
  const giver = await subjectHash("client", networkOf(clientIp).name);
  for (const client of new Set([askedFrom, giver]))
    await limits.count(wrongCodeTally(flows.purpose, client), now);
}

/** Why the attempt was not counted. */
async function refuseUncounted<P extends FlowPurpose>(
  dependencies: VerifyDependencies<P>,
  proof: FlowProof,
  now: number,
): Promise<VerifyFailure<P>> {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found.failure;
  const { flow, code } = found.value;
  const failure =
    whyDead(dependencies.flows, flow, code, now) ??
    whyLocked(flow, code, now) ??
    // Nothing against it any more: the code was drawn just now, and its mail is only on its way.
    ({ kind: "code-pending" } as const);
  return auditedFailure(dependencies, flow, failure);
}

/** Records an attempt that was refused uncounted, where it says something about the code. */
function auditedFailure<P extends FlowPurpose, R extends { readonly kind: string }>(
  { audit, flows: { purpose } }: VerifyDependencies<P>,
  { id: flowId, codeNumber }: FlowOf<P>,
  failure: R,
): R {
  const auditFields = { ...auditedFlow({ purpose, flowId }), codeNumber };
  const refused = { outcome: "failure", ...auditFields, reason: "attempt-refused" } as const;
  if (failure.kind === "expired") audit({ event: "code.expired", ...refused });
  if (failure.kind === "code-locked") audit({ event: "code.locked", ...refused });
  // Recorded again, because whoever sends a code again may never have seen the answer, nor the log the event.
  if (failure.kind === "already-verified") {
    audit({ event: "code.verified", outcome: "success", ...auditFields, reason: "repeated" });
  }
  return failure;
}

/** Why no code can verify the flow now, however many attempts are left. */
function whyDead<P extends FlowPurpose>(
  { purpose }: Pick<Flows<P>, "purpose">,
  flow: FlowOf<P> | undefined,
  code: IssuedCode | undefined,
  now: number,
): Dead<P> | undefined {
  if (!flow || flow.deleteAt <= now) return notFoundOf[purpose];
  const duplicate = duplicateOf<P>(flow);
  if (duplicate) return duplicate;
  if (isCompletedState(flow) || isClaimedState(flow)) return { kind: "already-completed" };
  if (hasExpired(flow, now)) return { kind: "expired" };
  if (flow.state === "verified") return { kind: "already-verified" };
  if (!code) return { kind: "code-pending" };
  // The half hour of a flow whose code is drawn is that code's: it has been asked for above.
  return code.codeNumber < flow.codeNumber ? { kind: "code-superseded" } : undefined;
}

/** The next code has attempts of its own: it can be asked for from the time that the answer names. */
const whyLocked = ({ resendAvailableAt }: FlowOf<FlowPurpose>, code: IssuedCode | undefined, now: number) =>
  code && code.attempts >= codeAttempts
    ? ({ kind: "code-locked", retryAt: Math.max(resendAvailableAt, now) } as const)
    : undefined;
