import type { Account } from "../../domain/account.ts";
import { canonicalMailbox } from "../../domain/canonical-mailbox.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { askTallies } from "../../domain/tallies.ts";
import { countMail } from "../flow/ask-for-code.ts";
import type { Clock, EmailHash, Holds, Limits, SubjectHash, Users } from "../ports.ts";
import type { DeskFailure } from "./desk-call.ts";

export interface NewAddressDependencies {
  readonly clock: Clock;
  readonly users: Pick<Users, "find">;
  readonly holds: Pick<Holds, "find">;
  readonly emailHash: EmailHash;
}

/**
 * Why an account cannot have that address. The desk may know that it is another's: it finds accounts by their addresses
 * anyway.
 */
export async function whyNotAddress(
  { clock, users, holds, emailHash }: NewAddressDependencies,
  { accountId, userSub, email }: Pick<Account, "accountId" | "userSub" | "email">,
  newEmail: string,
): Promise<DeskFailure | undefined> {
  if (newEmail === email) return { kind: "email-unchanged" };
  const user = await users.find(newEmail);
  if (user && user.userSub !== userSub) return { kind: "address-taken" };
  const { emailHmac } = await emailHash(newEmail);
  const hold = await holds.find(emailHmac, clock());
  return hold && hold.accountId !== accountId ? { kind: "address-held" } : undefined;
}

export interface MailboxCountDependencies {
  readonly limits: Limits;
  readonly subjectHash: SubjectHash;
  readonly settings: { readonly codeMinutes: number; readonly limits: LimitsAt<"ask"> };
}

/**
 * Counts a mail that the desk asks for, for its mailbox, where the desk is a network of its own, and for everybody. The
 * network itself is not counted: all that the desk asks for comes from it.
 */
export async function countForMailbox(
  { limits, subjectHash, settings }: MailboxCountDependencies,
  { purpose, email }: { readonly purpose: FlowPurpose; readonly email: string },
  now: number,
) {
  const tallies = askTallies(settings.limits, {
    purpose,
    client: { hash: await subjectHash("client", "desk"), network: { name: "desk" } },
    mailbox: await subjectHash("canonical-mailbox", canonicalMailbox(email)),
    codeMinutes: settings.codeMinutes,
  });
  return countMail(limits, tallies, now);
}
