import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { archive, s3 } from "../../../functions/infra/archive.ts";
import { kms, publicKey } from "../../../functions/infra/seal-key.ts";
import { failure } from "../failure.ts";
import type { Copy, Place } from "../options.ts";
import type { AuditSource, SealedArchive } from "../source.ts";
import { archiveSource } from "./archive.ts";
import { cloudWatchSource } from "./cloud-watch.ts";
import { explained } from "./explained.ts";
import { type OutputName, outputNames, usualOutputs } from "./outputs.ts";

/** Retries of a throttled call, which FilterLogEvents meets at a few calls per second. */
const maxAttempts = 8;

type AwsPlace = Exclude<Place, { kind: "local" }>;

/** Records on AWS, with the credentials that the AWS clients find; `AWS_ENDPOINT_URL` leads elsewhere, as usual. */
export async function awsSource(place: AwsPlace, copy: Copy, region: string): Promise<AuditSource> {
  const settings = { region, maxAttempts };
  const { logGroupName, emailSecretId } =
    place.kind === "log-group" ? place : await outputsFor(place.stackName, settings, usualOutputs);
  const logs = new CloudWatchLogsClient(settings);
  const source = cloudWatchSource({
    logs,
    secrets: new SecretsManagerClient(settings),
    name: { kind: "aws", logGroupName, region },
    ...(emailSecretId === undefined ? {} : { emailSecretId }),
  });
  if (copy === "log" || place.kind === "log-group") return source;
  const { archiveBucketName } = await outputsFor(place.stackName, settings, ["archiveBucketName"]);
  return archiveSource(source, archiveBucketName, s3(surroundings(region, logs)));
}

/** The archive of a stack, with the key that signs its seals. */
export async function awsArchive(stackName: string, region: string): Promise<SealedArchive> {
  const settings = { region, maxAttempts };
  const names = ["archiveBucketName", "sealKeyId"] as const;
  const { archiveBucketName, sealKeyId } = await outputsFor(stackName, settings, names);
  const logs = new CloudWatchLogsClient(settings);
  const [objects, keys] = [s3(surroundings(region, logs)), kms(surroundings(region, logs))];
  return {
    name: { kind: "aws", logGroupName: "", region, bucketName: archiveBucketName },
    archive: archive(objects, archiveBucketName),
    publicKey: () => explained("no-seal-key", sealKeyId, () => publicKey(keys, sealKeyId), isNoKey),
    now: Date.now,
    async close() {
      for (const client of [objects, keys, logs]) client.destroy();
    },
  };
}

const isNoKey = ({ name }: Error): boolean => name === "NotFoundException";

/** As the SDK's own clients are: credentials of a profile, of single sign-on, of a role. */
const surroundings = (region: string, { config }: CloudWatchLogsClient) => ({
  region: () => region,
  endpoint: () => process.env["AWS_ENDPOINT_URL"],
  credentials: config.credentials,
});

const outputsFor = <Name extends OutputName>(
  stackName: string,
  settings: { readonly region: string; readonly maxAttempts: number },
  names: readonly Name[],
) => withClient(new CloudFormationClient(settings), (client) => outputsOf(client, stackName, names));

/** Throws AuditProblems. */
export async function outputsOf<Name extends OutputName>(
  client: CloudFormationClient,
  stackName: string,
  names: readonly Name[],
): Promise<Readonly<Record<Name, string>>> {
  const { Stacks = [] } = await explained(
    "no-stack",
    stackName,
    () => client.send(new DescribeStacksCommand({ StackName: stackName })),
    // CloudFormation has no name of its own for it.
    ({ name, message }) => name === "ValidationError" && message.includes("does not exist"),
  );
  const found = new Map(Stacks[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const pairs = names.map((name): [Name, string] => {
    const value = found.get(outputNames[name]);
    if (value === undefined) throw failure("no-output", outputNames[name]);
    return [name, value];
  });
  return Object.fromEntries(pairs) as Record<Name, string>; // one for each name
}

async function withClient<C extends { destroy(): void }, T>(
  client: C,
  run: (client: C) => Promise<T>,
): Promise<T> {
  try {
    return await run(client);
  } finally {
    client.destroy();
  }
}
