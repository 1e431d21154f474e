import {
  type Account,
  type HandoverInvitation,
  openHandover,
  statusOf,
  undoableChange,
} from "../../domain/account.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, Clock, Links } from "../ports.ts";

export interface FollowDependencies {
  readonly clock: Clock;
  readonly links: Pick<Links, "peek">;
  readonly accounts: Pick<Accounts, "find">;
}

export type BusinessAccount = Extract<Account, { accountType: "business" }>;

export interface FollowedInvitation {
  readonly account: BusinessAccount;
  readonly invitation: HandoverInvitation;
}

/**
 * The invitation behind a link. Unknown, over, withdrawn, accepted, or of an account that is not in use as any other: all the
 * same, so that a link says nothing of an account but to whom it was sent in time.
 */
export async function followedInvitation(
  { clock, links, accounts }: FollowDependencies,
  token: string,
): Promise<Outcome<FollowedInvitation, "link-dead">> {
  const now = clock();
  const link = await links.peek("handover", token, now);
  if (!link) return fail({ kind: "link-dead" });
  const account = await accounts.find(link.accountId);
  if (account?.accountType !== "business") return fail({ kind: "link-dead" });
  const invitation = openHandover(account, now);
  if (!invitation || invitation.handoverId !== link.ref) return fail({ kind: "link-dead" });
  if (statusOf(account) !== "active" || undoableChange(account, now)) return fail({ kind: "link-dead" });
  return ok({ account, invitation });
}
