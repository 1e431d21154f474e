import { join } from "node:path";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { recallStack } from "local-cloud";
import { deskOperators } from "../../testing/cloud/desk-operators.ts";
import type { Signer } from "../../testing/drivers/signed-fetch.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import type { DeskPlace } from "./options.ts";

export interface DeskEndpoint {
  /** Without a slash at its end. */
  readonly url: string;
  readonly signer: Signer;
}

/** Where the desk's API is, and as whom to call it: locally as one of two, on AWS as whoever is signed in. */
export function endpointOf(place: DeskPlace, env: NodeJS.ProcessEnv): Promise<DeskEndpoint> {
  return place.kind === "local" ? localEndpoint(place.as, env) : awsEndpoint(place);
}

async function localEndpoint(as: keyof typeof deskOperators, env: NodeJS.ProcessEnv): Promise<DeskEndpoint> {
  const { outputs, apiUrls, region } =
    recallStack(env["LOCAL_STATE_DIR"] || join(projectRoot, ".local")) ?? noLocalCloud();
  const url = apiUrls[outputs["DeskApiId"] ?? ""] ?? noLocalCloud();
  return { url, signer: { credentials: deskOperators[as], region } };
}

function noLocalCloud(): never {
  throw new ExpectedError("npm start を先に実行してください。 / Run npm start first.");
}

async function awsEndpoint({
  stackName,
  region,
}: Extract<DeskPlace, { kind: "stack" }>): Promise<DeskEndpoint> {
  const client = new CloudFormationClient({ region });
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  const url = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === "DeskApiUrl")?.OutputValue;
  if (url === undefined) throw new ExpectedError(`${stackName}: DeskApiUrl?`);
  return { url: url.replace(/\/$/, ""), signer: { credentials: await client.config.credentials(), region } };
}
