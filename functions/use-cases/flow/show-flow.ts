import type { MailStatus } from "../../../contracts/registration.ts";
import { codeAttempts } from "../../../contracts/verification-code.ts";
import { codeRequestedAt, hasExpired } from "../../domain/code-flow.ts";
import { mailStatusAt } from "../../domain/mail-status.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { ok } from "../outcome.ts";
import type { Clock, FlowOf, Flows } from "../ports.ts";
import { type FlowProof, type Found, findOwned } from "./owned-flow.ts";

export interface FlowStatus<P extends FlowPurpose> {
  readonly flow: FlowOf<P>;
  /** The latest code has been drawn, to be sent at once. */
  readonly isCodeSent: boolean;
  readonly expired: boolean;
  readonly attemptsLeft: number;
  readonly mailStatus: MailStatus;
}

/** Where a flow stands, for reload and resume. */
export async function showFlow<P extends FlowPurpose>(
  dependencies: {
    readonly flows: Flows<P>;
    readonly clock: Clock;
    readonly settings: { readonly resendCooldownSeconds: number };
  },
  proof: FlowProof,
): Promise<Found<FlowStatus<P>, P>> {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found;

  const { flow, code } = found.value;
  const now = dependencies.clock();
  // A stored code with an earlier number is dead; the new one still has all its attempts.
  const drawn = code?.codeNumber === flow.codeNumber ? code : undefined;
  const mail = {
    stage: flow.mailStatus,
    requestedAt: codeRequestedAt(flow, dependencies.settings.resendCooldownSeconds),
    ...(drawn && { drawnAt: drawn.drawnAt }),
    wasRead: flow.state !== "requested",
  };
  return ok({
    flow,
    isCodeSent: flow.state === "requested" && drawn !== undefined,
    expired: hasExpired(flow, now),
    attemptsLeft: codeAttempts - (drawn?.attempts ?? 0),
    mailStatus: mailStatusAt(mail, now),
  });
}
