import type { Account } from "../../domain/account.ts";
import { randomToken } from "../../domain/secret-token.ts";
import type { Accounts, Audit, Clock, MailQueue, Users } from "../ports.ts";
import { endAllSessions } from "../session/end-all-sessions.ts";

export interface VoidPasswordDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
  readonly users: Pick<Users, "setPassword">;
  readonly mailQueue: Pick<MailQueue, "requestPasswordVoided">;
  readonly audit: Audit;
}

/** 64 characters that nobody sees. */
const UNKNOWN_PASSWORD_BITS = 384;

export const unknownPassword = () => randomToken(UNKNOWN_PASSWORD_BITS);

/**
 * Makes an account's password one that nobody knows, and ends every session. The mailbox is what its owner has left: the
 * mail leads to a new password. The mail is asked for before the sessions end: until they have, a follow-up sees that
 * something is left to do.
 */
export async function voidPassword(
  { clock, accounts, users, mailQueue, audit }: VoidPasswordDependencies,
  account: Account,
): Promise<void> {
  const { accountId, userSub } = account;
  const auditFields = { outcome: "success", accountId } as const;
  await users.setPassword(userSub, unknownPassword());
  const voidedAt = clock();
  audit({ event: "auth.disavowed", ...auditFields });
  await mailQueue.requestPasswordVoided({ accountId, voidedAt });
  audit({ event: "mail.queued", ...auditFields, reason: "password-voided" });
  audit({ event: "session.ended", ...auditFields, reason: "disavowed" });
  await endAllSessions(accounts, account, { passwordChangedAt: voidedAt, forgetsDevices: true });
}
