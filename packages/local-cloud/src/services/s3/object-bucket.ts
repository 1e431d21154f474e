import { createHash } from "node:crypto";
import type { ObjectFiles } from "./object-files.ts";

/** How long each new object is kept against everybody's will. */
export interface DefaultLock {
  readonly mode: "COMPLIANCE" | "GOVERNANCE";
  readonly days: number;
}

export interface BucketSettings {
  readonly name: string;
  readonly isVersioned: boolean;
  readonly lock?: DefaultLock;
  /** Whoever else has to know of what is put by S3's own operation. */
  readonly onPut?: (key: string, body: Buffer, cacheControl: string | undefined) => void;
}

export interface ObjectBucket extends BucketSettings {
  readonly files: ObjectFiles;
}

/** With its quotes, as it goes over the wire. */
export const etagOf = (body: Buffer): string => `"${createHash("md5").update(body).digest("hex")}"`;
