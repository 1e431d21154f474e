import type { Account } from "../../domain/account.ts";
import { withCode } from "../../domain/code-flow.ts";
import type { IssuedCode } from "../../domain/one-time-code.ts";
import { receptionNumberOf } from "../../domain/reception-number.ts";
import type { Registration } from "../../domain/registration.ts";
import type { Accounts, Clock, ReceptionNumbers, Users } from "../ports.ts";

/** Exactly one of these. */
export interface TargetKey {
  readonly email?: string;
  readonly accountId?: string;
  readonly registrationId?: string;
  readonly receptionNumber?: string;
}

export interface TargetDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly users: Pick<Users, "find">;
  readonly receptionNumbers: ReceptionNumbers;
}

/** What there is of a key; neither where it is nobody's. */
export interface Target {
  readonly account?: Account;
  readonly registration?: Registration;
  readonly code?: IssuedCode;
}

/**
 * Finds what an exact key leads to. A registration that is not complete is found by its own keys here. The account of one that is complete comes with it.
 */
export async function findTarget(dependencies: TargetDependencies, key: TargetKey): Promise<Target> {
  const { email, accountId } = key;
  if (email !== undefined) {
    const user = await dependencies.users.find(email);
    return user ? accountOf(dependencies, user.accountId) : {};
  }
  if (accountId !== undefined) return accountOf(dependencies, accountId);
  const found = await findRegistration(dependencies, key);
  if (!found) return {};
  const { accountId: own } = found.registration;
  return { ...found, ...(own !== undefined && (await accountOf(dependencies, own))) };
}

/** The registration of an id or a number, while it lives. */
export async function findRegistration(
  { clock, receptionNumbers }: Pick<TargetDependencies, "clock" | "receptionNumbers">,
  { registrationId, receptionNumber }: Pick<TargetKey, "registrationId" | "receptionNumber">,
) {
  const number = receptionNumber ?? (registrationId && receptionNumberOf(registrationId));
  const found = number === undefined ? undefined : await receptionNumbers.find(number);
  if (!found || found.flow.deleteAt <= clock()) return undefined;
  if (registrationId !== undefined && found.flow.id !== registrationId) return undefined;
  const { flow, code } = found;
  return { registration: withCode(flow, code), ...(code && { code }) };
}

async function accountOf({ accounts }: TargetDependencies, accountId: string): Promise<Target> {
  const account = await accounts.find(accountId);
  return account ? { account } : {};
}

/** What the records of a call name of whom it was about. */
export const auditedTarget = ({ account, registration }: Target) => ({
  ...(account && { accountId: account.accountId }),
  ...(registration && { registrationId: registration.id }),
});
