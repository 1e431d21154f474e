import { foundError } from "../../../contracts/field-errors.ts";
import type { ChangeReason } from "../../../contracts/organization-change.ts";
import type { Account } from "../../domain/account.ts";
import {
  changedFields,
  changedOrganization,
  isRepeated,
  type Organization,
  type OrganizationChange,
  organizationFields,
} from "../../domain/organization.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, MailQueue } from "../ports.ts";
import { recentlyAuthenticated } from "../session/recently-authenticated.ts";
import { type SignedInDependencies, unlimitedUser } from "./signed-in-account.ts";
import { type AnnounceDependencies, withEvent } from "./with-event.ts";

export interface ChangeOrganizationDependencies extends SignedInDependencies, AnnounceDependencies {
  readonly accounts: Pick<Accounts, "find" | "changeOrganization">;
  readonly mailQueue: Pick<MailQueue, "requestOrganizationChanged">;
  readonly settings: SignedInDependencies["settings"] & {
    readonly session: { readonly reauthenticationMinutes: number };
  };
}

interface ChangeRequest {
  readonly sessionToken: string | undefined;
  readonly named: Organization;
  readonly reason: ChangeReason;
  readonly effectiveOn: string;
}

type ChangeFailureKind =
  | "not-signed-in"
  | "withdrawal-pending"
  | "terms-pending"
  | "reauthentication-required"
  | "unknown-member"
  | "invalid-input"
  | "edited-elsewhere";

/**
 * Changes the name of a business, or who represents it, with the reason and the day: remembered and mailed, so that no
 * business becomes another one unseen.
 */
export async function changeOrganization(
  dependencies: ChangeOrganizationDependencies,
  { sessionToken, named, ...why }: ChangeRequest,
): Promise<Outcome<Account, ChangeFailureKind>> {
  const found = await unlimitedUser(dependencies, { sessionToken });
  if (!found.ok) return found;
  const { account, session } = found.value;
  const recent = recentlyAuthenticated(dependencies, session);
  if (!recent.ok) return recent;
  if (account.accountType !== "business")
    return fail({ kind: "unknown-member", errors: broken(named, "unknown-member") });

  const { clock, accounts } = dependencies;
  const { accountId, sessionId } = session;
  if (changedFields(account.profile, named).length === 0) {
    const latest = account.organizationHistory?.at(-1);
    if (!isRepeated(latest, named, why) || !latest)
      return fail({ kind: "invalid-input", errors: broken(named, "unchanged") });
    await report(dependencies, { accountId, sessionId }, latest);
    return ok(account);
  }
  const { profile, change } = changedOrganization(account.profile, named, { changedAt: clock(), ...why });
  const facts = { type: "AccountUpdated", at: change.changedAt, changed: change.changed } as const;
  const changed = await withEvent(dependencies, account, facts, (step) =>
    accounts.changeOrganization(account, profile, { change, step }),
  );
  if (!changed) {
    const reason = "edited-elsewhere";
    dependencies.audit({ event: "account.organization-changed", outcome: "failure", reason, accountId });
    return fail({ kind: reason });
  }
  await report(dependencies, { accountId, sessionId }, change);
  return ok(changed);
}

/** Who did it and what, as far as the trail may hold it; and to its owner. */
async function report(
  { audit, mailQueue }: ChangeOrganizationDependencies,
  by: { readonly accountId: string; readonly sessionId: string },
  { changed, reason, changedAt }: OrganizationChange,
): Promise<void> {
  const { accountId } = by;
  audit({
    event: "account.organization-changed",
    outcome: "success",
    reason: [reason, ...changed].join(","),
    accountId,
  });
  await mailQueue.requestOrganizationChanged({ ...by, changedAt });
  audit({ event: "mail.queued", outcome: "success", reason: "organization-changed", accountId });
}

/** The same of every field that was sent. */
const broken = (named: Organization, code: "unknown-member" | "unchanged") =>
  organizationFields
    .filter((field) => named[field] !== undefined)
    .map((field) => foundError(`/${field}`, code));
