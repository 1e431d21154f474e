import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { weakPassword } from "./errors.ts";
import type { PasswordPolicy } from "./pool-settings.ts";

/**
 * Far cheaper than a service's: these passwords belong to people trying the product on their own machine, and the
 * tests and measurements that run against this emulator should not measure it.
 */
const COST = { N: 1024, r: 8, p: 1 };
const KEY_BYTES = 32;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-policies.html */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** The first rule that the password breaks is reported, as Cognito does. */
export function checkPassword(policy: PasswordPolicy, password: string): void {
  if (password.length < policy.MinimumLength) throw weakPassword("Password not long enough");
  const rules = [
    [policy.RequireUppercase, /[A-Z]/, "uppercase"],
    [policy.RequireLowercase, /[a-z]/, "lowercase"],
    [policy.RequireNumbers, /\d/, "numeric"],
    [policy.RequireSymbols, SYMBOL, "symbol"],
  ] as const;
  for (const [required, characters, kind] of rules) {
    if (required && !characters.test(password)) throw weakPassword(`Password must have ${kind} characters`);
  }
}

/** Salt and key, base64, with a dot between. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `${salt.toString("base64")}.${key.toString("base64")}`;
}

/** Without a stored hash it takes as long and answers false: the response time must not reveal an unknown user. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [salt = "", key = ""] = (stored ?? "").split(".");
  const expected = Buffer.from(key, "base64");
  const actual = await derive(password, Buffer.from(salt, "base64"));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
