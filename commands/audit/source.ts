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
  close(): Promise<void>;
}

export interface SourceName {
  readonly kind: "local-running" | "local-stopped" | "aws";
  readonly logGroupName: string;
  readonly region: string;
}
