/** `npm run gate`: refuses a template that would replace or remove what holds data. */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { ExpectedError, explain } from "../shared/expected-error.ts";
import { readOptions } from "../shared/options.ts";
import { type CloudFormationTemplate, cloudFormationTemplate, lossesOf } from "./compare.ts";

const usage = `npm run gate -- --from <template> --to <template> [--allow <logical ids>]

Compares what is deployed with what would be, and refuses the replacement or removal of a table, user pool, key, secret,
bucket, log group, queue, mail identity or distribution, a protection that is taken away, and a retention that is shortened.

  --from <template>      what is deployed: aws cloudformation get-template --stack-name … --query TemplateBody > before.json
  --to <template>        what would be: cdk.out/<stack>.template.json
  --allow <logical ids>  those whose loss is meant, separated by commas

Ends with 0 when nothing is lost, with 1 when something would be, and with 2 when it was called wrongly.`;

const options = {
  from: { type: "string" },
  to: { type: "string" },
  allow: { type: "string", default: "" },
} as const;

function templateIn(option: string, path: string | undefined): CloudFormationTemplate {
  if (path === undefined) throw new ExpectedError(`--${option} is missing.\n\n${usage}`);
  try {
    return cloudFormationTemplate.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : explain(cause);
    throw new ExpectedError(`--${option} ${path} is no template in JSON: ${reason}`, cause);
  }
}

function run(args: readonly string[]): number {
  if (args.includes("--help") || args.includes("-h")) {
    console.info(usage);
    return 0;
  }
  const { from, to, allow } = readOptions(args, options, usage);
  const losses = lossesOf(templateIn("from", from), templateIn("to", to));
  const allowed = allow.split(",").filter((id) => id !== "");
  const refused = losses.filter(({ logicalId }) => !allowed.includes(logicalId));
  for (const { logicalId, type, what, holds } of losses) {
    const mark = allowed.includes(logicalId) ? "allowed" : "REFUSED";
    console.info(`${mark}  ${logicalId} (${type}) ${what}. With it goes or is at stake: ${holds}.`);
  }
  if (refused.length > 0) {
    console.error(
      `\n${refused.length} refused. See docs/delivery.md#the-gate: change the code so that the resource stays, or move its data first and name it in --allow.`,
    );
    return 1;
  }
  console.info(
    losses.length === 0 ? "Nothing that holds data is replaced or removed." : "Nothing else is lost.",
  );
  return 0;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof ExpectedError ? 2 : 1;
}
