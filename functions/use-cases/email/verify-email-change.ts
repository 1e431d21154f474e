import type { Account, ClientFacts } from "../../domain/account.ts";
import { CLAIM_LEASE_MS, hasExpired } from "../../domain/code-flow.ts";
import {
  claimEmailChange,
  type EmailChange,
  reclaimEmailChange,
  releaseEmailChange,
} from "../../domain/email-change.ts";
import { isClaimedState } from "../flow/flow-kinds.ts";
import { type VerifyDependencies, verifyCode } from "../flow/verify-code.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Applied, FollowUps } from "../ports.ts";
import { openSession, type SessionDependencies, type SignedIn } from "../session/open-session.ts";
import { type ApplyDependencies, applyEmailChange } from "./apply-email-change.ts";
import {
  type ChangeRequest,
  findOwnChange,
  type OwnChange,
  type OwnChangeDependencies,
  type OwnChangeFailureKind,
} from "./own-change.ts";

export interface VerifyEmailChangeDependencies
  extends OwnChangeDependencies,
    VerifyDependencies<"email-change">,
    ApplyDependencies,
    SessionDependencies {
  readonly flows: ApplyDependencies["emailChanges"];
  readonly accounts: ApplyDependencies["accounts"];
  readonly sessions: SessionDependencies["sessions"];
  readonly emailHash: ApplyDependencies["emailHash"];
  readonly followUps: Pick<FollowUps, "requestLookAtEmailChange" | "requestEvent">;
  readonly settings: OwnChangeDependencies["settings"] &
    ApplyDependencies["settings"] &
    SessionDependencies["settings"];
}

interface GivenCode extends ChangeRequest {
  readonly code: string;
  readonly clientIp: string;
  readonly client: ClientFacts;
}

type VerifyEmailChangeFailureKind =
  | OwnChangeFailureKind
  | "code-wrong"
  | "code-locked"
  | "code-superseded"
  | "code-pending"
  | "expired"
  | "completion-in-progress"
  | "already-completed"
  | "already-registered"
  | "account-stopped"
  | "account-dormant";

/**
 * The right code changes the address at once. The follow-up is asked for first, then the flow is claimed: whoever crashes
 * where, the follow-up finishes what Cognito knows already, and releases what it does not. Every session ends; the caller's
 * goes on under a new token.
 */
export async function verifyEmailChange(
  dependencies: VerifyEmailChangeDependencies,
  request: GivenCode,
): Promise<Outcome<SignedIn & { readonly email: string }, VerifyEmailChangeFailureKind>> {
  const found = await findOwnChange(dependencies, request);
  if (!found.ok) return found;
  const own = found.value;
  const refusal = await proveMailbox(dependencies, own.change, request);
  if (refusal) return fail(refusal);

  const { id: changeId } = own.change;
  await dependencies.followUps.requestLookAtEmailChange({ changeId });
  const claimed = await takeClaim(dependencies, own, request.client);
  if (!claimed.applied) return fail(whyNotNow(dependencies, claimed.current));
  const applied = await applyEmailChange(dependencies, claimed.item, own.account);
  if (applied === "duplicate") return fail({ kind: "already-registered" });
  if (applied === "superseded") {
    const { claimedAt = 0 } = claimed.item;
    await dependencies.flows.apply(changeId, releaseEmailChange({ now: dependencies.clock(), claimedAt }));
    return fail({ kind: "flow-not-found" });
  }
  return goOn(dependencies, own, applied.account, request);
}

/** Why the code does not prove the mailbox; one that was proven before is proven. */
async function proveMailbox(
  dependencies: VerifyEmailChangeDependencies,
  change: EmailChange,
  request: GivenCode,
) {
  if (change.state !== "requested") return refuseState(dependencies, change);
  const verified = await verifyCode(dependencies, request);
  if (verified.ok || verified.failure.kind === "already-verified") return undefined;
  return verified.failure;
}

function refuseState(
  { clock }: Pick<VerifyEmailChangeDependencies, "clock">,
  change: EmailChange,
):
  | { readonly kind: "already-completed" | "already-registered" | "completion-in-progress" | "expired" }
  | undefined {
  if (change.state === "applied") return { kind: "already-completed" };
  if (change.state === "duplicate") return { kind: "already-registered" };
  if (hasExpired(change, clock())) return { kind: "expired" };
  const { claimedAt = 0 } = change;
  const isFresh = isClaimedState(change) && claimedAt > clock() - CLAIM_LEASE_MS;
  return isFresh ? { kind: "completion-in-progress" } : undefined;
}

/** The half hour may have ended since the change was looked at; otherwise somebody else is at work. */
const whyNotNow = (dependencies: VerifyEmailChangeDependencies, current: EmailChange | undefined) =>
  (current && refuseState(dependencies, current)) ?? ({ kind: "completion-in-progress" } as const);

function takeClaim(
  { clock, flows }: VerifyEmailChangeDependencies,
  { change: { id, state, claimedAt }, flowHash }: OwnChange,
  { browser, os, country, region }: ClientFacts,
): Promise<Applied<EmailChange>> {
  const facts = { now: clock(), flowHash, client: { browser, os, country, region } };
  const claim =
    state === "applying" && claimedAt !== undefined
      ? reclaimEmailChange({ ...facts, claimedAt })
      : claimEmailChange(facts);
  return flows.apply(id, claim);
}

async function goOn(
  dependencies: VerifyEmailChangeDependencies,
  { session: continues }: OwnChange,
  account: Account,
  { client, sessionToken: earlierToken }: GivenCode,
) {
  const opened = await openSession(dependencies, account, { factors: [], client, earlierToken, continues });
  return opened.ok ? ok({ ...opened.value, email: account.email }) : opened;
}
