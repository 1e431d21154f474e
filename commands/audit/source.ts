import type { Archive } from "../../functions/use-cases/ports.ts";
import type { Period } from "./options.ts";

/** One version of the secret under which addresses are hashed. */
export interface EmailKey {
  /** Stands in records as `hmacKeyId`. */
  readonly id: string;
  readonly secret: string;
}

/** Where records come from: CloudWatch Logs, or this machine's stand-in for it. */
export interface AuditSource {
  readonly name: SourceName;
  /** Lines of the log that match a pattern, in the order of time, part by part. */
  lines(pattern: string, period: Period): AsyncIterable<readonly string[]>;
  /** Every version of the address secret that still exists. */
  emailKeys(): Promise<readonly EmailKey[]>;
  /** Of an archive: what was read of it so far. */
  archiveTally?(): ArchiveTally;
  close(): Promise<void>;
}

export interface ArchiveTally {
  readonly objects: number;
  readonly bytes: number;
  /** Parts of objects that hold no lines that could be read. */
  readonly unreadable: number;
}

export interface SourceName {
  readonly kind: "local-running" | "local-stopped" | "aws";
  readonly logGroupName: string;
  readonly region: string;
  /** When it is the archive that is read. */
  readonly bucketName?: string;
}

/** The archive with its seals. */
export interface SealedArchive {
  readonly name: SourceName;
  readonly archive: Archive;
  /** SubjectPublicKeyInfo of the key that signs seals, DER. */
  publicKey(): Promise<Buffer>;
  /** Until when seals must have been made. */
  now(): number;
  close(): Promise<void>;
}
