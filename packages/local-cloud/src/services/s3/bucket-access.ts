import * as z from "zod";
import { pathPattern } from "./bucket-deployment.ts";
import type { Bucket } from "./buckets.ts";

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const grant = z.object({
  Effect: z.literal("Allow"),
  Principal: z.strictObject({ Service: z.literal("cloudfront.amazonaws.com") }),
  Action: list,
  Resource: list,
  Condition: z.strictObject({
    StringEquals: z.strictObject({ "AWS:SourceArn": z.string() }),
  }),
});
const document = z.object({ Statement: z.array(z.unknown()) });

/** What the bucket's policy lets a distribution do with origin access control. */
export interface BucketAccess {
  readonly mayRead: boolean;
  /** Without it, S3 answers 403 and not 404 for a key that does not exist. */
  readonly mayList: boolean;
}

export function accessOf(distributionArn: string, bucket: Bucket): BucketAccess {
  const parsed = document.safeParse(bucket.policy);
  const grants = (parsed.success ? parsed.data.Statement : []).flatMap((statement) => {
    const { success, data } = grant.safeParse(statement);
    return success && data.Condition.StringEquals["AWS:SourceArn"] === distributionArn ? [data] : [];
  });
  const allows = (action: string, resource: string): boolean =>
    grants.some(({ Action, Resource }) => covers(Action, action) && covers(Resource, resource));
  const arn = `arn:aws:s3:::${bucket.name}`;
  return { mayRead: allows("s3:GetObject", `${arn}/index.html`), mayList: allows("s3:ListBucket", arn) };
}

const covers = (patterns: readonly string[], value: string): boolean =>
  patterns.some((pattern) => pathPattern(pattern).test(value));
