import type { SignInNotice } from "../../contracts/sign-in-notice.ts";
import type { Account } from "./account.ts";
import { DAY_MS } from "./durations.ts";

/** A browser that has signed in to an account before; its cookie is known by its hash alone. */
export interface Device {
  readonly tokenHash: string;
  /** Of the account when the browser was new to it. */
  readonly epoch: number;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** As long as browsers keep a cookie. */
export const DEVICE_DAYS = 400;

/** How many an account remembers; the oldest leaves. */
export const REMEMBERED_DEVICES = 20;

/** A token of 128 bits, as our cookies have it: whatever else comes in its place is nobody's. */
const form = /^[\w-]{22}$/;
export const isDeviceToken = (token: string | undefined): token is string =>
  token !== undefined && form.test(token);

/** Raised, with the sessions' epoch, where all browsers are to be forgotten. */
export const deviceEpochOf = ({ deviceEpoch = 0 }: Pick<Account, "deviceEpoch">): number => deviceEpoch;

export const newDevice = (account: Account, tokenHash: string, now: number): Device => ({
  tokenHash,
  epoch: deviceEpochOf(account),
  createdAt: now,
  expiresAt: now + DEVICE_DAYS * DAY_MS,
});

export const isKnown = (account: Account, device: Device, now: number) =>
  device.epoch === deviceEpochOf(account) && device.expiresAt > now;

/** Those that leave when one more comes: what is unknown by now, and the oldest of too many. */
export function leaving(account: Account, devices: readonly Device[], now: number): readonly Device[] {
  const known = devices.filter((device) => isKnown(account, device, now));
  const oldestFirst = known.toSorted((a, b) => a.createdAt - b.createdAt);
  const tooMany = oldestFirst.slice(0, Math.max(0, known.length + 1 - REMEMBERED_DEVICES));
  return [...devices.filter((device) => !known.includes(device)), ...tooMany];
}

/** The stricter of what the municipality has decided and what the owner has chosen. */
export const signInNoticeOf = (
  { signInNotice }: Pick<Account, "signInNotice">,
  settings: { readonly signInNotice: SignInNotice },
): SignInNotice =>
  signInNotice === "always" || settings.signInNotice === "always" ? "always" : "new-browser";
