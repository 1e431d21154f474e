import * as z from "zod";
import { wholeNumber } from "./fields.ts";

const originProof = z
  .strictObject({ sent: wholeNumber, alsoTaken: wholeNumber })
  .refine(({ sent, alsoTaken }) => sent !== alsoTaken, {
    path: ["alsoTaken"],
    error: "must differ from sent",
  });

/** How CloudFront stands before a stage's API, and who is let through. */
export const cloudFront = {
  /**
   * Numbers of the secrets by which the API knows CloudFront: the one that CloudFront sends, and another that the API
   * takes as well. A new number is a new secret. docs/runbook.md#a-secret-is-known explains how to rotate them.
   */
  originProof,
  /** Absent, requests reach CloudFront unfiltered. */
  webAcl: z
    .strictObject({
      /** Of one IP address, in any five minutes, to site and API together. */
      requestsPerFiveMinutes: wholeNumber.min(10).max(2_000_000_000),
    })
    .optional(),
};

const shared = { originProof: { sent: 1, alsoTaken: 2 } };

// A first visit is some 20 requests and a registration 30 more, of which the screen that waits for the mail makes most:
// 50 people behind one office's address may do so at the same time.
const webAcl = { requestsPerFiveMinutes: 3_000 };

/** What differs between the stages at CloudFront. */
export const cloudFronts = {
  local: shared,
  dev: { ...shared, webAcl },
  prod: { ...shared, webAcl },
};
