/**
 * S3: objects of the template's buckets, kept as files. What a bucket deployment puts into a site's bucket is not among them:
 * CloudFront alone reads it, and until the next start what is put there since.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../cloud/clock.ts";
import { type Listening, listenOnLoopback } from "../../listening/loopback-server.ts";
import { readBody } from "../../listening/read-body.ts";
import type { BucketSettings, ObjectBucket } from "./object-bucket.ts";
import { objectFiles } from "./object-files.ts";
import { answerS3, type S3Answer, type S3Request } from "./operations.ts";
import { s3Target } from "./s3-target.ts";

export interface S3 {
  /** The bucket with what earlier starts left in it. */
  ensureBucket(settings: BucketSettings): void;
  /** What a service of AWS writes itself. */
  put(bucket: string, key: string, body: Buffer): void;
  answer(request: S3Request): S3Answer;
}

export interface S3Options {
  readonly dataDir: string;
  readonly clock: Pick<Clock, "now">;
}

export function createS3({ dataDir, clock }: S3Options): S3 {
  const root = join(dataDir, "s3");
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const buckets = new Map<string, ObjectBucket>();
  return {
    ensureBucket(settings) {
      const files = objectFiles(root, settings.name, settings.isVersioned);
      buckets.set(settings.name, { ...settings, files });
    },
    put(bucket, key, body) {
      const found = buckets.get(bucket);
      if (found === undefined) throw new Error(`no bucket of the template is called ${bucket}`);
      found.files.put(key, body, { time: clock.now(), onlyNew: false });
    },
    answer: (request) => answerS3(request, buckets, () => clock.now()),
  };
}

/** S3 by itself, without the AWS endpoint before it. */
export function serveS3(s3: S3): Promise<Listening> {
  return listenOnLoopback(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const body = (await readBody(request)) ?? Buffer.alloc(0);
    const answer = s3.answer({ ...s3Target(method, url), headers, body });
    response.writeHead(answer.status, {
      ...answer.headers,
      "content-length": Buffer.byteLength(answer.body),
    });
    response.end(answer.body);
  });
}
