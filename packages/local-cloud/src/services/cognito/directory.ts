import type { Clock } from "../../cloud/clock.ts";
import { clientNotFound, poolNotFound, userNotFound } from "./errors.ts";
import { loginName } from "./pool-settings.ts";
import type { TriggerRules } from "./pre-sign-up.ts";
import type { Client, Pool, User, UserStore } from "./store.ts";

/** What the operations work with. */
export interface Directory {
  readonly store: UserStore;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly trigger: TriggerRules;
}

export function requirePool({ store }: Directory, id: string): Pool {
  const pool = store.findPool(id);
  if (pool === undefined) throw poolNotFound(id);
  return pool;
}

/** @param poolId when the caller named one, the client must belong to it. */
export function requireClient({ store }: Directory, id: string, poolId?: string): Client {
  const client = store.findClient(id);
  if (client === undefined || (poolId ?? client.pool_id) !== client.pool_id) throw clientNotFound(id);
  return client;
}

/** By e-mail address, in any letter case where the pool says so, or by the username that Cognito chose. */
export function findUser({ store }: Directory, pool: Pool, username: string): User | undefined {
  return store.findUser(pool.id, username, loginName(pool.settings, username));
}

export function requireUser(directory: Directory, poolId: string, username: string): User {
  const user = findUser(directory, requirePool(directory, poolId), username);
  if (user === undefined) throw userNotFound();
  return user;
}

export function userPoolArn({ region, accountId }: Directory, poolId: string): string {
  return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${poolId}`;
}
