/** The functions as `npm run synth` has left them in cdk.out: what would be deployed is what is measured. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

export interface SynthesizedFunction {
  /** The source is `functions/handlers/<area>/<entry>.ts`. */
  readonly entry: string;
  /** The folder with `index.js`. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Metadata: z.optional(z.unknown()), Properties: z.optional(z.unknown()) }),
  ),
});
const lambda = z.object({
  Properties: z.object({
    Description: z.string(),
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});

const joined = z.object({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) });

/** What only AWS knows before a deployment: any text that the function takes for one. */
const standIn = (name: string, value: unknown): string => {
  // The events are a page's of that origin.
  if (name === "ALLOWED_ORIGINS") return "https://example.jp";
  if (typeof value === "string") return value;
  const { data } = joined.safeParse(value);
  if (data) {
    const [between, parts] = data["Fn::Join"];
    return parts.map((part) => standIn(name, part)).join(between);
  }
  if (name.endsWith("_QUEUE_URL")) return `https://sqs.ap-northeast-1.amazonaws.com/123456789012/${name}`;
  return `stand-in-${name.toLowerCase()}`;
};

export function synthesizedFunctions(cdkOut: string): SynthesizedFunction[] {
  const files = readdirSync(cdkOut);
  const ofStage = (stage: string) => files.find((name) => name.endsWith(`-${stage}.template.json`));
  const file = ofStage("dev") ?? ofStage("local");
  if (file === undefined) throw new Error(`no template in ${cdkOut}: npm run synth`);
  const { Resources } = template.parse(JSON.parse(readFileSync(join(cdkOut, file), "utf8")));
  const folderOf = (key: string) => join(cdkOut, `asset.${key.replace(/\.zip$/, "")}`);
  return Object.values(Resources).flatMap((resource) => {
    const parsed = lambda.safeParse(resource);
    if (resource.Type !== "AWS::Lambda::Function" || !parsed.success) return [];
    const { Properties } = parsed.data;
    const variables = Object.entries(Properties.Environment.Variables);
    const environment = Object.fromEntries(variables.map(([name, value]) => [name, standIn(name, value)]));
    return [{ entry: Properties.Description, folder: folderOf(Properties.Code.S3Key), environment }];
  });
}
