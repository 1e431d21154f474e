import { type CodeTimes, renewCode } from "../../domain/code-flow.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { fail, ok } from "../outcome.ts";
import type { Audit, Clock, EmailHash, FlowOf, Flows, MailQueue } from "../ports.ts";
import { type AskDependencies, askForCode } from "./ask-for-code.ts";
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

export interface ResendDependencies<P extends FlowPurpose> extends AskDependencies {
  readonly clock: Clock;
  readonly emailHash: EmailHash;
  readonly flows: Flows<P>;
  readonly mailQueue: Pick<MailQueue, "requestCode">;
  readonly audit: Audit;
  readonly settings: AskDependencies["settings"] & CodeTimes;
}

export type ResendRequest = FlowProof & {
  readonly clientIp: string;
  readonly idempotencyKey?: string | undefined;
};

type RefusedResend<P extends FlowPurpose> =
  | { readonly kind: "completion-in-progress" }
  | { readonly kind: "already-completed" }
  | { readonly kind: "limit-reached"; readonly retryAt: number }
  | Duplicate<P>;

type ResendFailure<P extends FlowPurpose> =
  | { readonly kind: "flow-cookie-missing" }
  | NotFound<P>
  | RefusedResend<P>;

/**
 * Sends a new code; the one before is dead. Works after the half hour has run out, too. Whatever makes a mail is counted,
 * also where the mail service is down and the same mail is asked for again. Sent again under its key, the request is
 * answered with what it has done.
 */
export async function resendCode<P extends FlowPurpose>(
  dependencies: ResendDependencies<P>,
  { clientIp, idempotencyKey, ...proof }: ResendRequest,
): Promise<
  | { readonly ok: true; readonly value: FlowOf<P> }
  | { readonly ok: false; readonly failure: ResendFailure<P> }
> {
  const { clock, emailHash, subjectHash, flows, mailQueue, audit, settings } = dependencies;
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found;

  const { flow, code, flowHash } = found.value;
  const now = clock();
  const isDrawn = code?.codeNumber === flow.codeNumber;
  const again = !isDrawn && isStuck(flow, now, settings.resendCooldownSeconds);
  const renewedUnder =
    idempotencyKey === undefined ? undefined : await subjectHash("renewal", idempotencyKey);
  if (!again && renewedUnder !== undefined && flow.renewedUnder === renewedUnder) return ok(flow);
  const failure = again ? undefined : refuseResend<P>(flow, now);
  if (failure) return fail(failure);

  const { id: flowId, codeNumber, email } = flow;
  const { purpose } = flows;
  const emailFields = await emailHash(email);
  const { emailHmac } = emailFields;
  const auditFields = {
    ...auditedFlow({ purpose, flowId }),
    ...emailFields,
    codeNumber: again ? codeNumber : codeNumber + 1,
  };
  const asked = await askForCode(dependencies, { purpose, email, clientIp, flowId }, now);
  if ("refused" in asked) {
    const { limit: reason, until: retryAt } = asked.refused;
    audit({ event: "limit.reached", outcome: "failure", reason, ...auditFields });
    return fail({ kind: "limit-reached", retryAt });
  }
  if (again) {
    await mailQueue.requestCode({ purpose, flowId, codeNumber, emailHmac });
    audit({ event: "mail.queued", outcome: "success", reason: "code-again", ...auditFields });
    return ok(flow);
  }

  const change = renewCode({ now, flowHash, codeNumber, renewedUnder, ...asked, ...settings });
  const renewed = await flows.apply(flowId, change);
  if (!renewed.applied) {
    const { current } = renewed;
    return fail((current && refuseResend<P>(current, now)) ?? notFoundOf[purpose]);
  }

  audit({ event: "code.resent", outcome: "success", ...auditFields });
  await mailQueue.requestCode({ purpose, flowId, codeNumber: renewed.item.codeNumber, emailHmac });
  audit({ event: "mail.queued", outcome: "success", reason: "code", ...auditFields });
  return ok(renewed.item);
}

/** A mail that was asked for is sent within a second or two. */
const STUCK_AFTER_MS = 3_000;

/**
 * Whether the mail of the latest code may never have been queued, because the request for it failed half-way. It is
 * asked for again without a new code and without waiting; whichever message comes second finds its work done.
 */
function isStuck({ state, resendAvailableAt }: FlowOf<FlowPurpose>, now: number, cooldownSeconds: number) {
  const requestedAt = resendAvailableAt - cooldownSeconds * 1000;
  return state === "requested" && resendAvailableAt > now && now - requestedAt >= STUCK_AFTER_MS;
}

/** Why no new code can be asked for now. */
function refuseResend<P extends FlowPurpose>(flow: FlowOf<P>, now: number): RefusedResend<P> | undefined {
  if (isClaimedState(flow)) return { kind: "completion-in-progress" };
  if (isCompletedState(flow)) return { kind: "already-completed" };
  const duplicate = duplicateOf<P>(flow);
  if (duplicate) return duplicate;
  const { resendAvailableAt: retryAt } = flow;
  return retryAt > now ? { kind: "limit-reached", retryAt } : undefined;
}
