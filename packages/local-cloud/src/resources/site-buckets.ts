import * as z from "zod";
import { readProperties } from "../services/properties.ts";
import { deployToBucket } from "../services/s3/bucket-deployment.ts";
import { type Bucket, createBucket, storedObject } from "../services/s3/buckets.ts";
import { physicalName } from "./names.ts";
import type { ProvisionContext, ResourceHandler } from "./resource-handler.ts";

const bucketShape = {
  type: "AWS::S3::Bucket",
  honoured: z.strictObject({
    BucketName: z.string().optional(),
    ObjectLockConfiguration: z
      .strictObject({
        ObjectLockEnabled: z.literal("Enabled").optional(),
        Rule: z
          .strictObject({
            DefaultRetention: z.strictObject({
              Mode: z.enum(["COMPLIANCE", "GOVERNANCE"]),
              Days: z.coerce.number().int().positive(),
            }),
          })
          .optional(),
      })
      .optional(),
    VersioningConfiguration: z.strictObject({ Status: z.enum(["Enabled", "Suspended"]) }).optional(),
  }),
  withoutEffect: [
    "BucketEncryption",
    "ObjectLockEnabled", // what is put is locked by the default alone
    "LifecycleConfiguration", // nothing here grows so old
    "OwnershipControls",
    "PublicAccessBlockConfiguration", // nothing here is public
    "Tags",
  ],
};

export const provisionBucket: ResourceHandler = (resource, context) => {
  const { ObjectLockConfiguration, VersioningConfiguration } = readProperties(
    bucketShape,
    resource.properties,
  );
  const name = physicalName(resource, "BucketName", context).toLowerCase();
  const retention = ObjectLockConfiguration?.Rule?.DefaultRetention;
  const site = createBucket(name);
  context.emulators.s3.ensureBucket({
    name,
    isVersioned: VersioningConfiguration?.Status === "Enabled",
    // CloudFront answers with what was put there last.
    onPut: (key, body, cacheControl) => site.objects.set(key, storedObject(key, body, cacheControl)),
    ...(retention && { lock: { mode: retention.Mode, days: retention.Days } }),
  });
  context.declared.buckets.set(name, site);
  const host = `${name}.s3.${context.region}.amazonaws.com`;
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: host,
    },
  };
};

const bucketPolicy = {
  type: "AWS::S3::BucketPolicy",
  honoured: z.strictObject({ Bucket: z.string(), PolicyDocument: z.unknown() }),
  withoutEffect: [],
};

export const provisionBucketPolicy: ResourceHandler = (resource, context) => {
  const { Bucket, PolicyDocument } = readProperties(bucketPolicy, resource.properties);
  bucketOf(Bucket, context).policy = PolicyDocument;
  return { ref: resource.logicalId, attributes: {} };
};

const bucketDeployment = {
  type: "Custom::CDKBucketDeployment",
  honoured: z.strictObject({
    SourceObjectKeys: z.array(z.string()),
    /** Values that are known only during a deployment, and put into the files then. */
    SourceMarkers: z.array(z.record(z.string(), z.never("markers are not replaced here"))).optional(),
    DestinationBucketName: z.string(),
    DestinationBucketKeyPrefix: z.string().default(""),
    Exclude: z.array(z.string()).default([]),
    Prune: z.boolean(),
    SystemMetadata: z.strictObject({ "cache-control": z.string().optional() }).default({}),
  }),
  withoutEffect: [
    "OutputObjectKeys",
    "ServiceToken",
    "SourceBucketNames",
    "SourceMarkersConfig",
    "WaitForDistributionInvalidation",
  ],
};

export const provisionBucketDeployment: ResourceHandler = (resource, context) => {
  const properties = readProperties(bucketDeployment, resource.properties);
  const { DestinationBucketKeyPrefix: prefix, SystemMetadata: metadata } = properties;
  deployToBucket(bucketOf(properties.DestinationBucketName, context), {
    folders: properties.SourceObjectKeys.map((key) => context.assetFolder(key)),
    prefix: prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`,
    exclude: properties.Exclude,
    prune: properties.Prune,
    cacheControl: metadata["cache-control"],
  });
  return { ref: resource.logicalId, attributes: {} };
};

function bucketOf(name: string, { declared }: ProvisionContext): Bucket {
  const found = declared.buckets.get(name);
  if (!found) throw new Error(`no bucket of the template is called ${name}`);
  return found;
}
