import type { PasswordJudgementRequest } from "../../../contracts/password-judgement.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { judgementTally } from "../../domain/tallies.ts";
import { type FlowProof, findOwned } from "../flow/owned-flow.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import { type JudgeDependencies, refusePassword } from "../password/refuse-password.ts";
import type { Audit, Clock, Limits, Registrations } from "../ports.ts";

export interface JudgePasswordDependencies extends JudgeDependencies {
  readonly clock: Clock;
  readonly registrations: Registrations;
  readonly limits: Limits;
  readonly audit: Audit;
  readonly settings: JudgeDependencies["settings"] & { readonly limits: LimitsAt<"judge"> };
}

/**
 * Whether the completion of this registration would take the password. Of a flow in any state, since a judgement says
 * nothing of it; so many in a minute, since each is work.
 */
export async function judgePassword(
  dependencies: JudgePasswordDependencies,
  { password, names = [], ...proof }: FlowProof & PasswordJudgementRequest,
): Promise<
  Outcome<true, "flow-cookie-missing" | "registration-not-found" | "limit-reached" | "invalid-input">
> {
  const { clock, registrations: flows, limits, audit, settings } = dependencies;
  const found = await findOwned({ flows, clock }, proof);
  if (!found.ok) return found;

  const { id: registrationId, email } = found.value.flow;
  const { refused } = await limits.count(judgementTally(settings.limits, registrationId), clock());
  if (refused) {
    audit({ event: "limit.reached", outcome: "failure", reason: refused.limit, registrationId });
    return fail({ kind: "limit-reached", retryAt: refused.until });
  }
  const error = await refusePassword(dependencies, { email, names }, password);
  return error ? fail({ kind: "invalid-input", errors: [error] }) : ok(true);
}
