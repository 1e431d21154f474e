/**
 * Verification codes: digits from a CSPRNG, never at rest in the clear. What is stored is
 * HMAC-SHA-256(secret, purpose | flow id | code number | code), each part length-prefixed so that no two inputs collide.
 */
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import type { FlowPurpose } from "../../contracts/flow-purpose.ts";
import type { CodeLength } from "../../contracts/verification-code.ts";

export type { FlowPurpose };

/** One flow among all. */
export interface FlowName {
  readonly purpose: FlowPurpose;
  readonly flowId: string;
}

/** Whose account is concerned, of a flow about an account that there is. */
export interface FlowOwner {
  readonly accountId: string;
  readonly userSub: string;
}

/** What is stored of a code; instants are epoch milliseconds. */
export interface IssuedCode extends FlowName {
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
  /** Known to the flow once the code has been given, and to nobody before. */
  readonly owner?: FlowOwner;
}

export const drawCode = (length: CodeLength) =>
  randomInt(10 ** length)
    .toString()
    .padStart(length, "0");

export interface CodeFacts extends FlowName {
  readonly codeNumber: number;
  readonly code: string;
}

export function codeHmac(secret: string, { purpose, flowId, codeNumber, code }: CodeFacts): string {
  const hmac = createHmac("sha256", secret);
  for (const part of [purpose, flowId, String(codeNumber), code])
    hmac.update(`${Buffer.byteLength(part)}:${part}`);
  return hmac.digest("hex");
}

/** Compares in constant time. */
export function isCode(stored: IssuedCode, secret: string, code: string): boolean {
  const { purpose, flowId, codeNumber, hmac } = stored;
  const expected = Buffer.from(hmac, "hex");
  const given = Buffer.from(codeHmac(secret, { purpose, flowId, codeNumber, code }), "hex");
  return expected.length === given.length && timingSafeEqual(expected, given);
}
