import type { Account } from "../../domain/account.ts";
import { withCode } from "../../domain/code-flow.ts";
import type { IssuedCode } from "../../domain/one-time-code.ts";
import { receptionNumberOf } from "../../domain/reception-number.ts";
import type { Registration } from "../../domain/registration.ts";
import type { AccountNumbers, Accounts, Clock, ReceptionNumbers, Users } from "../ports.ts";

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
  readonly accountNumbers: AccountNumbers;
}

/** What there is of a key; neither where it is nobody's. */
export interface Target {
  readonly account?: Account;
  readonly registration?: Registration;
  readonly code?: IssuedCode;
}

/**
 * Finds what an exact key leads to. A registration is found by its own keys while it lives, and with it the account of one
 * that is complete; after that, the account alone.
 */
export async function findTarget(dependencies: TargetDependencies, key: TargetKey): Promise<Target> {
  const { email, accountId } = key;
  if (email !== undefined) {
    const user = await dependencies.users.find(email);
    return user ? accountOf(dependencies, user.accountId) : {};
  }
  if (accountId !== undefined) return accountOf(dependencies, accountId);
  const found = await findRegistration(dependencies, key);
  if (!found) return accountOfNumber(dependencies, key);
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

/** Numbers of two accounts may be the same, if hardly ever: then neither is known to be meant, unless the id says which. */
async function accountOfNumber(
  dependencies: TargetDependencies,
  { registrationId, receptionNumber }: Pick<TargetKey, "registrationId" | "receptionNumber">,
): Promise<Target> {
  const number = receptionNumber ?? (registrationId && receptionNumberOf(registrationId));
  if (number === undefined) return {};
  const ids = await dependencies.accountNumbers.find(number);
  const targets = await Promise.all(ids.map((id) => accountOf(dependencies, id)));
  const meant = targets.filter(
    ({ account }) => account && (registrationId === undefined || account.registrationId === registrationId),
  );
  return meant.length === 1 ? (meant[0] ?? {}) : {};
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
