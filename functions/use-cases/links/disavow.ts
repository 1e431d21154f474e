import { fail, type Outcome, ok } from "../outcome.ts";
import type { FollowUps, Links } from "../ports.ts";
import { nextEpoch } from "../session/end-all-sessions.ts";
import { type VoidPasswordDependencies, voidPassword } from "./void-password.ts";

export interface DisavowDependencies extends VoidPasswordDependencies {
  readonly links: Pick<Links, "peek" | "consume">;
  readonly followUps: Pick<FollowUps, "requestDisavowal">;
}

/**
 * "It was not me": an account's owner, who has its mails, ends every session and voids the password. The follow-up is asked
 * for before the link is used up: what its function leaves undone is done within seconds, although the link is dead by then.
 */
export async function disavow(
  dependencies: DisavowDependencies,
  { token }: { readonly token: string },
): Promise<Outcome<true, "link-dead">> {
  const { clock, links, accounts, followUps } = dependencies;
  const link = await links.peek("disavow", token, clock());
  const account = link && (await accounts.find(link.accountId));
  if (!account) return fail({ kind: "link-dead" });

  const { accountId } = account;
  await followUps.requestDisavowal({ accountId, epoch: nextEpoch(account) });
  if (!(await links.consume("disavow", token, clock()))) return fail({ kind: "link-dead" });
  await voidPassword(dependencies, account);
  return ok(true);
}
