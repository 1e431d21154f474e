import type { Account } from "../../domain/account.ts";
import { type Device, isDeviceToken, isKnown, leaving, newDevice } from "../../domain/device.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import type { Clock, Devices, Tokens } from "../ports.ts";

export interface BrowserDependencies {
  readonly clock: Clock;
  readonly tokens: Pick<Tokens, "secret">;
  readonly devices: Devices;
}

/** The browsers that an account knows, and whether this is one of them. */
export interface Recognised {
  readonly isNew: boolean;
  readonly devices: readonly Device[];
}

/** Whether somebody has signed in to the account with this browser before. */
export async function recogniseBrowser(
  { clock, devices: store }: BrowserDependencies,
  account: Account,
  deviceToken: string | undefined,
): Promise<Recognised> {
  const devices = await store.list(account.accountId);
  const hash = isDeviceToken(deviceToken) ? tokenHash(deviceToken) : undefined;
  const own = devices.find((device) => device.tokenHash === hash);
  return { isNew: !own || !isKnown(account, own, clock()), devices };
}

/**
 * Lets the account know the browser from now on. One that another account knows keeps its cookie, or two people at one
 * computer would each be a stranger again whenever the other had signed in.
 *
 * @returns the cookie
 */
export async function rememberBrowser(
  { clock, tokens, devices: store }: BrowserDependencies,
  account: Account,
  deviceToken: string | undefined,
  { devices }: Recognised,
): Promise<string> {
  const { accountId } = account;
  const now = clock();
  const token = isDeviceToken(deviceToken) ? deviceToken : tokens.secret();
  await store.put(accountId, newDevice(account, tokenHash(token), now));
  const others = devices.filter(({ tokenHash: hash }) => hash !== tokenHash(token));
  for (const each of leaving(account, others, now)) await store.remove(accountId, each);
  return token;
}
