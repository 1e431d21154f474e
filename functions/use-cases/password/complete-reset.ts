import { namesIn } from "../../../contracts/password-judgement.ts";
import { resetCompletionRequest } from "../../../contracts/password-reset.ts";
import { type Account, type ClientFacts, refusalOf, statusOf } from "../../domain/account.ts";
import { CLAIM_LEASE_MS, hasExpired } from "../../domain/code-flow.ts";
import type { FlowOwner } from "../../domain/one-time-code.ts";
import {
  claimReset,
  completeReset as close,
  type PasswordReset,
  reclaimReset,
} from "../../domain/password-reset.ts";
import { clientAndEmailItem } from "../../domain/tallies.ts";
import { type FlowProof, findOwned } from "../flow/owned-flow.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type {
  Accounts,
  Applied,
  Audit,
  Clock,
  Counters,
  EmailHash,
  FollowUps,
  MailQueue,
  Resets,
  SubjectHash,
  Users,
} from "../ports.ts";
import { clientAndEmailHash } from "../session/client-and-email.ts";
import { endAllSessions } from "../session/end-all-sessions.ts";
import type { SessionDependencies } from "../session/open-session.ts";
import { parseNewPassword } from "./parse-new-password.ts";
import { type JudgeDependencies, refusePassword } from "./refuse-password.ts";

export interface CompleteResetDependencies extends JudgeDependencies {
  readonly clock: Clock;
  readonly resets: Resets;
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
  readonly users: Pick<Users, "setPassword">;
  readonly followUps: Pick<FollowUps, "requestLookAtReset" | "requestEvent">;
  readonly mailQueue: Pick<MailQueue, "requestPasswordChanged">;
  readonly counters: Pick<Counters, "clearAll">;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly settings: JudgeDependencies["settings"] & Pick<SessionDependencies["settings"], "contact">;
}

interface Sent {
  readonly body: unknown;
  readonly client: ClientFacts;
  readonly clientIp: string;
}

type CompleteResetFailureKind =
  | "flow-cookie-missing"
  | "flow-not-found"
  | "expired"
  | "not-verified"
  | "completion-in-progress"
  | "already-completed"
  | "account-stopped"
  | "unknown-member"
  | "invalid-input";

/**
 * Sets the new password of whoever has proven the mailbox, and ends every session. The follow-up is asked for first, then
 * the flow is claimed: a password that took effect before its function died still ends the sessions, within seconds. Nobody
 * is signed in by it: a second factor, where there is one, is never passed by. But whoever has mistyped the old password up to
 * the limit may sign in with the new one: the mailbox has proven that it was no guessing.
 */
export async function completeReset(
  dependencies: CompleteResetDependencies,
  { body, client, clientIp, ...proof }: FlowProof & Sent,
): Promise<Outcome<true, CompleteResetFailureKind>> {
  const { clock, resets: flows, accounts, users, followUps } = dependencies;
  const found = await findOwned({ flows, clock }, proof);
  if (!found.ok) return found;

  const { flow: reset, flowHash } = found.value;
  const failure = refuseCompletion(dependencies, reset);
  if (failure) return fail({ kind: failure });
  const parsed = parseNewPassword(dependencies, resetCompletionRequest, body);
  if (!parsed.ok) return parsed;

  const owner = ownerOf(reset);
  const account = await accounts.find(owner.accountId);
  // Erased since its code was sent, or another address's by now: as if there had never been one.
  if (account?.email !== reset.email) return fail({ kind: "flow-not-found" });
  if (isStopped(account)) return fail({ kind: "account-stopped", contact: dependencies.settings.contact });

  const { password } = parsed.value;
  const whose = { email: reset.email, names: namesIn(account.profile) };
  const weak = await refusePassword(dependencies, whose, password);
  if (weak) return fail({ kind: "invalid-input", errors: [weak] });

  await followUps.requestLookAtReset({ resetId: reset.id });
  const claimed = await takeClaim(dependencies, reset, { flowHash, client });
  if (!claimed.applied) {
    const why = claimed.current && refuseCompletion(dependencies, claimed.current);
    return fail({ kind: why ?? "completion-in-progress" });
  }
  await users.setPassword(owner.userSub, password);
  await finish(dependencies, reset, account, clientIp);
  return ok(true);
}

/** Why a reset takes no password now; it takes one from the right code until the half hour ends. */
function refuseCompletion(
  { clock, audit }: Pick<CompleteResetDependencies, "clock" | "audit">,
  { id: flowId, codeNumber, state, expiresAt, claimedAt = 0 }: PasswordReset,
) {
  if (state === "completed") return "already-completed";
  if (state === "setting") return claimedAt > clock() - CLAIM_LEASE_MS ? "completion-in-progress" : undefined;
  if (hasExpired({ state, expiresAt }, clock())) {
    audit({ event: "code.expired", outcome: "failure", reason: "form-refused", flowId, codeNumber });
    return "expired";
  }
  return state === "verified" ? undefined : "not-verified";
}

/** Every code that can be right has been drawn for somebody. */
function ownerOf({ accountId, userSub }: PasswordReset): FlowOwner {
  if (accountId === undefined || userSub === undefined)
    throw new Error("a proven mailbox without an account");
  return { accountId, userSub };
}

/** Whoever has the mailbox learns why, as by the mail in place of a code: this code was sent before. */
const isStopped = (account: Account) => refusalOf(account) === "account-stopped";

function takeClaim(
  { clock, resets }: CompleteResetDependencies,
  { id, state, claimedAt }: PasswordReset,
  facts: { readonly flowHash: string; readonly client: ClientFacts },
): Promise<Applied<PasswordReset>> {
  const now = clock();
  const change =
    state === "setting" && claimedAt !== undefined
      ? reclaimReset({ now, claimedAt, ...facts })
      : claimReset({ now, ...facts });
  return resets.apply(id, change);
}

/** What follows a password that has taken effect; until the end, the follow-up sees that something is left to do. */
async function finish(
  dependencies: CompleteResetDependencies,
  { id: flowId, email }: PasswordReset,
  account: Account,
  clientIp: string,
): Promise<void> {
  const { clock, resets, accounts, followUps, mailQueue, counters, emailHash, subjectHash, audit } =
    dependencies;
  const { accountId } = account;
  const passwordChangedAt = clock();
  const auditFields = { outcome: "success", flowId, accountId } as const;
  await mailQueue.requestPasswordChanged({ accountId, resetId: flowId, changedAt: passwordChangedAt });
  audit({ event: "mail.queued", ...auditFields, reason: "password-changed" });
  // A dormant account is in use again.
  const revival = { followUps, at: passwordChangedAt };
  const ending = { passwordChangedAt, revival, forgetsDevices: true };
  await endAllSessions(accounts, account, ending);
  if (statusOf(account) === "dormant")
    audit({ event: "account.revived", ...auditFields, reason: "password-reset" });
  audit({ event: "session.ended", ...auditFields, reason: "password-reset" });
  audit({ event: "password.reset", ...auditFields, ...(await emailHash(email)) });
  const mistyped = clientAndEmailItem(await clientAndEmailHash(subjectHash, clientIp, email));
  await counters.clearAll(mistyped, clock());
  await resets.apply(flowId, close({ now: clock() }));
}
