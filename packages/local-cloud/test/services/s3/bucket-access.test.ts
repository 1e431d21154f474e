import { describe, expect, it } from "@jest/globals";
import { accessOf } from "../../../src/services/s3/bucket-access.ts";
import { createBucket } from "../../../src/services/s3/buckets.ts";

const distribution = "arn:aws:cloudfront::000000000000:distribution/E1";

const aGrant = (change: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Action: ["s3:GetObject", "s3:ListBucket"],
  Resource: ["arn:aws:s3:::site", "arn:aws:s3:::site/*"],
  Condition: { StringEquals: { "AWS:SourceArn": distribution } },
  ...change,
});

const accessBy = (...statements: object[]) => {
  const bucket = Object.assign(createBucket("site"), { policy: { Statement: statements } });
  return accessOf(distribution, bucket);
};

describe("a distribution's access to a bucket", () => {
  it("is what the bucket's policy grants, whatever else stands there", () => {
    const transport = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition: {} };
    expect(accessBy(transport, aGrant())).toEqual({ mayRead: true, mayList: true });
    expect(accessBy(aGrant({ Action: "s3:GetObject" }))).toEqual({ mayRead: true, mayList: false });
  });

  it.each([
    ["another distribution", { Condition: { StringEquals: { "AWS:SourceArn": `${distribution}2` } } }],
    ["another service", { Principal: { Service: "lambda.amazonaws.com" } }],
    ["another bucket", { Resource: "arn:aws:s3:::logs/*" }],
    ["a denial", { Effect: "Deny" }],
    ["a grant under further conditions", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
  ])("is none by a statement for %s", (_, change) => {
    expect(accessBy(aGrant(change))).toEqual({ mayRead: false, mayList: false });
  });

  it("is none without a policy", () => {
    expect(accessOf(distribution, createBucket("site"))).toEqual({ mayRead: false, mayList: false });
  });
});
