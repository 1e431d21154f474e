import * as z from "zod";
import { parseFilterPattern } from "../services/logs/filter-pattern.ts";
import { readProperties } from "../services/properties.ts";
import { named } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

const destination = z.object({
  BucketARN: z.string().startsWith("arn:aws:s3:::"),
  Prefix: z.string().default(""),
  FileExtension: z.string().default(""),
  CompressionFormat: z.literal("UNCOMPRESSED").default("UNCOMPRESSED"),
  BufferingHints: z
    .strictObject({ IntervalInSeconds: z.coerce.number(), SizeInMBs: z.coerce.number() })
    .default({ IntervalInSeconds: 300, SizeInMBs: 5 }),
});
/** Nothing fails here, and nobody is asked for a role. */
const destinationWithoutEffect = ["RoleARN", "ErrorOutputPrefix", "CloudWatchLoggingOptions"];

const deliveryStream = {
  type: "AWS::KinesisFirehose::DeliveryStream",
  honoured: z.strictObject({
    DeliveryStreamName: z.string(),
    DeliveryStreamType: z.literal("DirectPut").default("DirectPut"),
    ExtendedS3DestinationConfiguration: z
      .record(z.string(), z.unknown())
      .transform((given) =>
        Object.fromEntries(
          Object.entries(given).filter(([name]) => !destinationWithoutEffect.includes(name)),
        ),
      )
      .pipe(destination.strict()),
  }),
  withoutEffect: ["DeliveryStreamEncryptionConfigurationInput", "Tags"],
};

export const provisionDeliveryStream: ResourceHandler = (resource, context) => {
  const { DeliveryStreamName: name, ExtendedS3DestinationConfiguration: to } = readProperties(
    deliveryStream,
    named(resource, "DeliveryStreamName", context),
  );
  const Arn = `arn:aws:firehose:${context.region}:${context.accountId}:deliverystream/${name}`;
  context.declared.deliveryStreams.set(Arn, {
    name,
    bucket: to.BucketARN.slice("arn:aws:s3:::".length),
    prefix: to.Prefix,
    extension: to.FileExtension,
    intervalMs: to.BufferingHints.IntervalInSeconds * 1000,
    maxBytes: to.BufferingHints.SizeInMBs * 2 ** 20,
  });
  return { ref: name, attributes: { Arn } };
};

const subscriptionFilter = {
  type: "AWS::Logs::SubscriptionFilter",
  honoured: z.strictObject({
    FilterName: z.string().optional(),
    LogGroupName: z.string(),
    FilterPattern: z.string(),
    DestinationArn: z.string(),
  }),
  withoutEffect: ["RoleArn"],
};

export const provisionSubscriptionFilter: ResourceHandler = (resource, { declared }) => {
  const {
    FilterName: name = resource.logicalId,
    LogGroupName: logGroup,
    FilterPattern: pattern,
    DestinationArn: streamArn,
  } = readProperties(subscriptionFilter, resource.properties);
  if (!declared.deliveryStreams.has(streamArn))
    throw new Error(`no delivery stream of the template is ${streamArn}`);
  const matches = pattern.trim() === "" ? () => true : parseFilterPattern(pattern);
  declared.subscriptions.push({ name, logGroup, streamArn, matches });
  return { ref: name, attributes: {} };
};
