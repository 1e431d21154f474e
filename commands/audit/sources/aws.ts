import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { s3 } from "../../../functions/infra/archive.ts";
import { failure } from "../failure.ts";
import type { Copy, Place } from "../options.ts";
import type { AuditSource } from "../source.ts";
import { archiveSource } from "./archive.ts";
import { cloudWatchSource } from "./cloud-watch.ts";
import { explained } from "./explained.ts";
import { type Outputs, outputNames } from "./outputs.ts";

/** Retries of a throttled call, which FilterLogEvents meets at a few calls per second. */
const maxAttempts = 8;

type AwsPlace = Exclude<Place, { kind: "local" }>;

/** Records on AWS, with the credentials that the AWS clients find; `AWS_ENDPOINT_URL` leads elsewhere, as usual. */
export async function awsSource(place: AwsPlace, copy: Copy, region: string): Promise<AuditSource> {
  const settings = { region, maxAttempts };
  const outputs =
    place.kind === "log-group"
      ? undefined
      : await withClient(new CloudFormationClient(settings), (client) => outputsOf(client, place.stackName));
  const { logGroupName, emailSecretId } = outputs ?? (place as Extract<Place, { kind: "log-group" }>); // one or the other
  const logs = new CloudWatchLogsClient(settings);
  const source = cloudWatchSource({
    logs,
    secrets: new SecretsManagerClient(settings),
    name: { kind: "aws", logGroupName, region },
    ...(emailSecretId === undefined ? {} : { emailSecretId }),
  });
  if (copy === "log" || outputs === undefined) return source;
  const surroundings = {
    region: () => region,
    endpoint: () => process.env["AWS_ENDPOINT_URL_S3"] || process.env["AWS_ENDPOINT_URL"],
    // Wherever the SDK's own clients find them: a profile, single sign-on, a role.
    credentials: logs.config.credentials,
  };
  return archiveSource(source, outputs.archiveBucketName, s3(surroundings));
}

/** Throws AuditProblems. */
export async function outputsOf(client: CloudFormationClient, stackName: string): Promise<Outputs> {
  const { Stacks = [] } = await explained(
    "no-stack",
    stackName,
    () => client.send(new DescribeStacksCommand({ StackName: stackName })),
    // CloudFormation has no name of its own for it.
    ({ name, message }) => name === "ValidationError" && message.includes("does not exist"),
  );
  const found = new Map(Stacks[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const output = (name: string): string => {
    const value = found.get(name);
    if (value === undefined) throw failure("no-output", name);
    return value;
  };
  return {
    logGroupName: output(outputNames.logGroupName),
    emailSecretId: output(outputNames.emailSecretId),
    archiveBucketName: output(outputNames.archiveBucketName),
  };
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
