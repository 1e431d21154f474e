/** Where accounts and users are: on the local cloud that runs, or in a stack on AWS. */
import { join } from "node:path";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { connect } from "local-cloud";
import { projectRoot } from "../../testing/project-root.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import type { RestoreOptions } from "./options.ts";

export interface Place {
  readonly name: string;
  readonly userPoolId: string;
  readonly accountsTableName: string;
  readonly logGroupName: string;
  readonly stage: string;
  readonly now: () => number;
  /** For every client of the SDK. */
  readonly settings: {
    readonly region: string;
    readonly endpoint?: string;
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

/** Throws ExpectedError. */
export const findPlace = ({ stackName, region }: RestoreOptions, env: NodeJS.ProcessEnv): Promise<Place> =>
  stackName === undefined
    ? localPlace(env)
    : stackPlace(stackName, new CloudFormationClient({ region }), region);

async function localPlace(env: NodeJS.ProcessEnv): Promise<Place> {
  const connection = await connect(env["LOCAL_STATE_DIR"] || join(projectRoot, ".local"));
  await connection?.close();
  if (!connection?.isRunning)
    throw new ExpectedError("No local cloud is running: start it by npm start, and try again.");
  const { region, awsUrl: endpoint, outputs, stackName } = connection.stack;
  const credentials = { accessKeyId: "LOCALADMINRESTORE", secretAccessKey: "any" };
  const settings = { region, endpoint, credentials };
  return { ...placeOf(stackName, new Map(Object.entries(outputs))), now: connection.now, settings };
}

/** Throws ExpectedError. */
export async function stackPlace(
  stackName: string,
  client: CloudFormationClient,
  region: string,
): Promise<Place> {
  const described = await client
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((cause: unknown) => {
      throw new ExpectedError(`The stack ${stackName} can't be looked at: ${String(cause)}`, cause);
    });
  const outputs = described.Stacks?.[0]?.Outputs ?? [];
  const named = outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue] as const);
  return { ...placeOf(stackName, new Map(named)), now: Date.now, settings: { region } };
}

function placeOf(stackName: string, outputs: ReadonlyMap<string, string>) {
  const output = (name: string): string => {
    const value = outputs.get(name);
    if (value !== undefined) return value;
    throw new ExpectedError(
      `The stack ${stackName} has no output ${name}: is it the service's own stack, of a release that has it?`,
    );
  };
  return {
    name: stackName,
    userPoolId: output("UserPoolId"),
    accountsTableName: output("AccountsTableName"),
    logGroupName: output("AuditLogGroupName"),
    // Its name ends in it: bin/app.ts.
    stage: stackName.split("-").at(-1) ?? "",
  };
}
