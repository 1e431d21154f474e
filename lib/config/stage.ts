import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import type { Language } from "../../contracts/language.ts";
import { allLimits } from "../../functions/config/limits.ts";
import {
  emailUndoDays,
  resendCooldownSeconds,
  session,
  shortCodes,
  withdrawal,
} from "../../functions/config/settings.ts";
import { dormancy, sweep } from "../../functions/config/sweep-settings.ts";
import { cloudFront } from "./cloudfront.ts";
import { line, origin, wholeNumber } from "./fields.ts";
import { operation } from "./operation.ts";
import { outsideCopy } from "./outside-copy.ts";

export const stageName = z.enum(["local", "dev", "prod"]);
export type StageName = z.output<typeof stageName>;

/** What differs from one deployment of the same municipality to the next. */
export const stageConfig = z
  .strictObject({
    name: stageName,
    /** Version of the code, for logs; changes every function when it changes. */
    release: line,
    /** Origin of the web front end; absent, it is the domain that CloudFront gives the stage when it is deployed. */
    siteUrl: origin.optional(),
    /** For the host of siteUrl, which CloudFront then answers to. */
    certificateArn: line.optional(),
    /** Origins besides siteUrl whose pages may call the API with cookies. */
    otherOrigins: z.array(origin),
    /** Other teams' front ends, whose pages may read the answers, too. */
    partnerOrigins: z.array(origin),
    resendCooldownSeconds,
    session,
    withdrawal,
    limits: allLimits,
    shortCodes,
    dormancy,
    sweep,
    emailUndoDays,
    /** Of the bus for other systems; absent, the stack's name, so that several municipalities fit in one account. */
    eventBusName: line.optional(),
    /** AWS accounts that may have rules on that bus. */
    eventConsumers: z.array(line),
    /** In another AWS account; absent, the accounts are not copied out of this one. */
    outsideCopy: outsideCopy.optional(),
    /** What SES lets the account send per second: 1 in its sandbox, 14 out of it, more on request. */
    mailsPerSecond: wholeNumber,
    memoryMegabytes: wholeNumber,
    ...cloudFront,
    ...operation,
    /** Of the access logs of CloudFront and of the API. */
    logRetention: z.enum(RetentionDays),
    /** True keeps accounts, users, keys and logs when the stack is deleted. */
    retainData: z.boolean(),
    /**
     * True protects stacks, accounts table and user pool from deletion. Off during a first deployment, which
     * CloudFormation could not undo otherwise (docs/adr/0020).
     */
    protectData: z.boolean(),
  })
  .refine(
    ({ limits, mailsPerSecond }) => (limits["mails-per-minute"].perMinute ?? 0) <= 60 * mailsPerSecond,
    {
      path: ["limits", "mails-per-minute"],
      error: "must not exceed sixty times mailsPerSecond: the queue would only grow",
    },
  )
  .refine(({ protectData, retainData }) => retainData || !protectData, {
    path: ["protectData"],
    error: "must be false where retainData is false: the stack could not be deleted whole",
  })
  .refine(({ audit, retainData }) => retainData || audit.archiveLock?.mode !== "COMPLIANCE", {
    path: ["audit", "archiveLock"],
    error: "must not be COMPLIANCE where retainData is false: nobody could delete the bucket with the stack",
  });

export type StageConfig = z.output<typeof stageConfig>;

/** A stage behind CloudFront. */
export type ServedStage = StageConfig & {
  /** Origin of the site: the configured one, or CloudFront's. */
  readonly siteUrl: string;
  /** What CloudFront may send to prove itself to the API, comma-separated. */
  readonly originProofs: string;
  /** Which the municipality offers. */
  readonly languages: Language[];
};
