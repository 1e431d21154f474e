/** Opaque random tokens for cookies; a store only ever sees their hash. */
import { createHmac, hash, randomBytes } from "node:crypto";

/** `bits` of randomness, base64url. */
export const randomToken = (bits: number) => randomBytes(bits / 8).toString("base64url");

/** Hex SHA-256: enough for a random token, which cannot be guessed from its hash. */
export const tokenHash = (token: string) => hash("sha256", token);

/** What is known by its keyed hash alone, each kind under hashes of its own. */
export type SubjectKind =
  | "email"
  | "canonical-mailbox"
  | "client"
  | "client-and-email"
  | "flow-id"
  | "flow-secret"
  | "renewal"
  | "operator";

/** Hex HMAC-SHA-256 of something guessable, such as an e-mail address or a client's IP address. */
export const keyedHash = (secret: string, kind: SubjectKind, value: string) =>
  createHmac("sha256", secret).update(`${kind}:${value}`).digest("hex");

/** 128 bits of a keyed hash, in the form of a token. */
export const tokenOf = (keyedHash: string) =>
  Buffer.from(keyedHash, "hex").subarray(0, 16).toString("base64url");
