/** `npm run municipality -- notices`: what a municipality says to everybody, changed without a deployment. */
import { join } from "node:path";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { connect } from "local-cloud";
import { noticesFile, type PublishedNotices } from "../../contracts/published-notices.ts";
import { putObject, s3 } from "../../functions/infra/archive.ts";
import { ConfigurationError } from "../../lib/config/configuration-error.ts";
import { loadMunicipality, NoSuchMunicipality } from "../../lib/config/load-municipality.ts";
import { readNotices } from "../../lib/config/published-notices.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import { readOptions } from "../shared/options.ts";
import { usage } from "./usage.ts";

const options = { stack: { type: "string" }, region: { type: "string" } } as const;

/** The output of the stack (lib/outputs.ts) that says where the site is. */
const bucketOutput = "SiteBucketName";

/** The edge keeps it for a minute, and so may a browser. */
const cacheControl = "public, max-age=60";

/** Where the file goes to. */
interface Target {
  readonly bucket: string;
  readonly surroundings: NonNullable<Parameters<typeof s3>[0]>;
}

/**
 * @returns 0, or 1 when the file is to be mended first
 * @throws ExpectedError, NoSuchMunicipality
 */
export async function notices([what = "", id, ...args]: readonly string[]): Promise<number> {
  if (!["check", "preview", "publish"].includes(what) || id === undefined) throw new ExpectedError(usage);
  const given = readOptions(args, options, usage);
  const content = await contentOf(id);
  if (content === undefined) return 1;
  const summary = summaryOf(content);
  if (what === "check") {
    console.info(`municipalities/${id}/${noticesFile} is valid: ${summary}.`);
    return 0;
  }
  const { bucket, surroundings } =
    what === "preview" ? await localTarget() : await deployedTarget(given.stack, given.region);
  const client = s3(surroundings);
  const body = Buffer.from(JSON.stringify(content));
  const contentType = "application/json";
  await putObject(client, { Bucket: bucket, Key: noticesFile, body, contentType, cacheControl });
  client.destroy();
  console.info(`Published: ${summary}. It is seen within two minutes, by whoever loads a page.`);
  return 0;
}

async function contentOf(id: string): Promise<PublishedNotices | undefined> {
  try {
    return readNotices(await loadMunicipality(id));
  } catch (error) {
    if (!(error instanceof ConfigurationError) || error instanceof NoSuchMunicipality) throw error;
    console.error(error.message);
    return undefined;
  }
}

function summaryOf({ banner, notices: list }: PublishedNotices): string {
  const period = [banner?.from && ` from ${banner.from}`, banner?.until && ` until ${banner.until}`];
  return [
    banner ? `a banner (${banner.kind})${period.filter(Boolean).join("")}` : "no banner",
    list ? `${list.length} notices on the first page` : "the notices that were deployed",
  ].join(", ");
}

async function localTarget(): Promise<Target> {
  const connection = await connect(process.env["LOCAL_STATE_DIR"] || join(projectRoot, ".local"));
  if (!connection?.isRunning)
    throw new ExpectedError("No local cloud is running: start it by npm start, and try again.");
  const { stack, objectsUrl } = connection;
  return {
    bucket: stack.outputs[bucketOutput] ?? "",
    surroundings: {
      region: () => stack.region,
      endpoint: () => objectsUrl,
      credentials: async () => ({ accessKeyId: "LOCALADMINNOTICES", secretAccessKey: "any" }),
    },
  };
}

async function deployedTarget(stackName: string | undefined, given: string | undefined): Promise<Target> {
  if (stackName === undefined) throw new ExpectedError(`Say which stack, by --stack.\n\n${usage}`);
  const region = given ?? process.env["AWS_REGION"] ?? "ap-northeast-1";
  const client = new CloudFormationClient({ region });
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((cause: Error) => {
      throw new ExpectedError(`The stack ${stackName} could not be read: ${cause.message}`, cause);
    });
  const bucket = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === bucketOutput)?.OutputValue;
  if (bucket === undefined)
    throw new ExpectedError(
      `The stack ${stackName} has no output ${bucketOutput}: deploy this release first.`,
    );
  const { credentials } = client.config;
  const endpoint = () => process.env["AWS_ENDPOINT_URL"];
  return { bucket, surroundings: { region: () => region, endpoint, credentials } };
}
