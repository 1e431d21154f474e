/**
 * Verification codes: digits from a CSPRNG, never at rest in the clear. What is stored is
 * HMAC-SHA-256(secret, registrationId | code number | code), each part length-prefixed so that no two inputs collide.
 */
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import type { CodeLength } from "../../contracts/verification-code.ts";

/** What is stored of a code; instants are epoch milliseconds. */
export interface IssuedCode {
  readonly registrationId: string;
  readonly codeNumber: number;
  /** Hex HMAC, and the version of the secret that keyed it. */
  readonly hmac: string;
  readonly keyId: string;
  readonly flowHash: string;
  readonly attempts: number;
  /** The queue message that it was drawn for, which comes back until its mail has been handed over. */
  readonly drawnFor: string;
  readonly drawnAt: number;
  readonly expiresAt: number;
}

export const drawCode = (length: CodeLength) =>
  randomInt(10 ** length)
    .toString()
    .padStart(length, "0");

export interface CodeFacts {
  readonly registrationId: string;
  readonly codeNumber: number;
  readonly code: string;
}

export function codeHmac(secret: string, { registrationId, codeNumber, code }: CodeFacts): string {
  const hmac = createHmac("sha256", secret);
  for (const part of [registrationId, String(codeNumber), code])
    hmac.update(`${Buffer.byteLength(part)}:${part}`);
  return hmac.digest("hex");
}

/** Compares in constant time. */
export function isCode(stored: IssuedCode, secret: string, code: string): boolean {
  const { registrationId, codeNumber, hmac } = stored;
  const expected = Buffer.from(hmac, "hex");
  const given = Buffer.from(codeHmac(secret, { registrationId, codeNumber, code }), "hex");
  return expected.length === given.length && timingSafeEqual(expected, given);
}
