import { emailChangeRequest } from "../../../contracts/email-change.ts";
import { type Account, openHandover, undoableChange } from "../../domain/account.ts";
import { CLAIM_LEASE_MS } from "../../domain/code-flow.ts";
import { startEmailChange as newChange } from "../../domain/email-change.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { emailChangeTally } from "../../domain/tallies.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { type BeginDependencies, type BeginRequest, type Begun, beginFlow } from "../flow/begin-flow.ts";
import { fail, type Outcome } from "../outcome.ts";
import { parseInput } from "../parse-input.ts";
import type { Accounts } from "../ports.ts";
import { recentlyAuthenticated } from "../session/recently-authenticated.ts";

export interface StartEmailChangeDependencies
  extends SignedInDependencies,
    BeginDependencies<"email-change"> {
  readonly accounts: Pick<Accounts, "find" | "openEmailChange">;
  readonly settings: SignedInDependencies["settings"] &
    BeginDependencies<"email-change">["settings"] & {
      readonly session: { readonly reauthenticationMinutes: number };
      readonly limits: LimitsAt<"change-email">;
    };
}

type StartFailureKind =
  | SignedInFailureKind
  | "unknown-member"
  | "invalid-input"
  | "reauthentication-required"
  | "email-unchanged"
  | "email-change-recent"
  | "handover-pending"
  | "limit-reached"
  | "idempotency-key-reused";

/**
 * Begins a change of address of whoever is signed in and has just given the password. Every new address is served alike,
 * taken or free: its mailbox alone learns which, by the mail. A change that was begun before ends with this one.
 */
export async function startEmailChange(
  dependencies: StartEmailChangeDependencies,
  request: Omit<BeginRequest, "email" | "language"> & {
    readonly sessionToken: string | undefined;
    readonly body: unknown;
  },
): Promise<Outcome<Begun<"email-change">, StartFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;
  const { account, session } = found.value;
  const parsed = parseInput(emailChangeRequest, request.body);
  if (!parsed.ok) return parsed;
  const recent = recentlyAuthenticated(dependencies, session);
  if (!recent.ok) return recent;

  const { email } = parsed.value;
  if (email === account.email) return fail({ kind: "email-unchanged" });
  const undoable = undoableChange(account, dependencies.clock());
  if (undoable) return fail({ kind: "email-change-recent", retryAt: undoable.undoUntil });
  // Either would void the other: the owner decides.
  if (openHandover(account, dependencies.clock())) return fail({ kind: "handover-pending" });
  return begin(dependencies, account, { ...request, email, language: account.language });
}

function begin(
  dependencies: StartEmailChangeDependencies,
  { accountId, userSub, email: previousEmail }: Account,
  request: BeginRequest,
) {
  const { clock, accounts, limits, audit, settings } = dependencies;
  return beginFlow<"email-change", { readonly kind: "email-change-recent"; readonly retryAt: number }>(
    dependencies,
    request,
    {
      flowOf: (fields) => newChange({ ...fields, accountId, userSub, previousEmail }),
      isSame: (begun) => begun.accountId === accountId,
      async count(now) {
        return (await limits.count(emailChangeTally(settings.limits, accountId), now)).refused;
      },
      async refuse({ id: changeId }) {
        const now = clock();
        if (await accounts.openEmailChange(accountId, { changeId, now })) return undefined;
        // The one before is being applied at this moment.
        return { kind: "email-change-recent", retryAt: now + CLAIM_LEASE_MS };
      },
      record: ({ id: flowId }, emailFields) =>
        audit({
          event: "account.email-change-requested",
          outcome: "success",
          flowId,
          accountId,
          ...emailFields,
        }),
    },
  );
}
