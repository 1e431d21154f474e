/** What is to be tried: the local cloud that runs, or a stage on AWS. */
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { ExpectedError } from "../shared/expected-error.ts";
import { askHealth, findRunning } from "../shared/find-running.ts";
import type { Settings } from "../start/settings.ts";
import type { SmokeOptions } from "./options.ts";

export interface Target {
  /** Of the site. */
  readonly url: string;
  /** Sent as `Origin` by its own site. */
  readonly origin: string;
  /** Messages that have been given up, by the names of their queues. */
  deadLetters(): Promise<ReadonlyMap<string, number>>;
  /** Where to look when a step behind these functions failed. */
  lookAt(functions: readonly string[]): readonly string[];
}

/** Throws ExpectedError when there is nothing to try. */
export async function findLocalTarget({ url }: SmokeOptions, settings: Settings): Promise<Target> {
  const running =
    url === undefined ? await findRunning(settings.ports.web, settings.stateDir) : await askHealth(url);
  if (running === undefined)
    throw new ExpectedError(
      `No local cloud answers${url === undefined ? "" : ` on ${url}`}: run npm start, or say by --url where it is.`,
    );
  return {
    ...running,
    async deadLetters() {
      const response = await fetch(`${running.url}/_local/queues`);
      const queues = (await response.json()) as readonly {
        name: string;
        visible: number;
        inFlight: number;
      }[]; // its own answer
      const given = queues.filter(({ name }) => name.includes("DeadLetters"));
      return new Map(given.map(({ name, visible, inFlight }) => [name, visible + inFlight]));
    },
    lookAt: (functions) => [
      ...functions.map((name) => `${running.url}/_local/logs?function=${name}`),
      `${running.url}/_local/calls, ${running.url}/_local/queues`,
    ],
  };
}

/** By the outputs of the stack. Throws ExpectedError. */
export async function findStackTarget(
  { stackName = "", region, url }: SmokeOptions,
  client = new CloudFormationClient({ region }),
): Promise<Target> {
  const outputs = await outputsOf(client, stackName);
  const origin = outputs.get("SiteUrl")?.replace(/\/$/, "");
  if (origin === undefined)
    throw new ExpectedError(`The stack ${stackName} has no output SiteUrl: is it the service's own stack?`);
  const queueUrls = [...outputs].filter(([name]) => name.endsWith("DeadLetterQueueUrl"));
  const sqs = new SQSClient({ region });
  return {
    url: url ?? origin,
    origin,
    async deadLetters() {
      const counted = queueUrls.map(async ([name, QueueUrl]): Promise<[string, number]> => {
        const asked = { QueueUrl, AttributeNames: ["ApproximateNumberOfMessages" as const] };
        const { Attributes } = await sqs.send(new GetQueueAttributesCommand(asked));
        return [name, Number(Attributes?.["ApproximateNumberOfMessages"] ?? 0)];
      });
      return new Map(await Promise.all(counted));
    },
    lookAt: (functions) => [
      ...functions.map(
        (name) =>
          `aws logs filter-log-events --region ${region} --log-group-name ${outputs.get("AuditLogGroupName") ?? "…"} --filter-pattern '{ $.level = "ERROR" }' --start-time $(($(date +%s) - 600))000   # ${name}`,
      ),
      outputs.get("DashboardUrl") ?? "",
    ],
  };
}

async function outputsOf(client: CloudFormationClient, StackName: string) {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks[0]?.Outputs ?? [];
    return new Map(outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));
  } catch (cause) {
    throw new ExpectedError(`The stack ${StackName} can't be looked at: ${String(cause)}`, cause);
  }
}
