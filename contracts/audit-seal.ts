/** A seal over the archive: what stood in one hour of it, chained to the hour before and signed (docs/audit.md). */
import * as z from "zod/mini";

const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));
const sha256 = matching(/^[0-9a-f]{64}$/);

/** `2026-11-22T09Z`: an hour in UTC, named by its beginning. */
export const sealedHour = matching(/^\d{4}-\d{2}-\d{2}T\d{2}Z$/);

export const auditSeal = z.strictObject({
  schema: z.literal(1),
  hour: sealedHour,
  /** From 1 on, without a gap. */
  number: z.int().check(z.positive()),
  /** The seal before, or zeros. */
  previous: sha256,
  /** Number and hour, and below a line for each object, in the order of their keys. Taken as it stands, byte by byte. */
  manifest: z.string(),
  /** SHA-256 of `previous` and `manifest`, one after the other as text. */
  seal: sha256,
  /** Of `seal` as text, by the key `keyId` in KMS; DER in base64. */
  signature: matching(/^[A-Za-z0-9+/]+={0,2}$/),
  algorithm: z.literal("ECDSA_SHA_256"),
  keyId: z.string(),
});
export type AuditSeal = z.infer<typeof auditSeal>;

/** What the mail of a day said of the day's last seal; stored once it is sent. */
export const auditAnchor = z.strictObject({
  schema: z.literal(1),
  /** The day's last, in UTC. */
  hour: sealedHour,
  number: auditSeal.shape.number,
  seal: sha256,
});
export type AuditAnchor = z.infer<typeof auditAnchor>;

/** Comes every hour: that hours are to be sealed, whichever have not been. */
export const sealMessage = z.object({ kind: z.literal("seal") });
