/** Where the accounts are copied to every day, in another AWS account: lib/outside-account.template.json makes it there. */
import * as z from "zod";

export const outsideCopy = z
  .strictObject({
    /** The other AWS account, 12 digits. */
    account: z.string().regex(/^\d{12}$/, "must be the id of an AWS account, 12 digits"),
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket, without s3:// before it"),
    keyArn: z
      .string()
      .regex(
        /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
        "must be the ARN of a KMS key, with its id and not with an alias",
      ),
  })
  // A copy under a key of this account would be lost with it.
  .refine(({ account, keyArn }) => keyArn.split(":")[4] === account, {
    path: ["keyArn"],
    error: "must be a key of the account that has the bucket",
  });

/** By stage. */
export const outsideCopies = z.strictObject({ dev: outsideCopy.optional(), prod: outsideCopy.optional() });
