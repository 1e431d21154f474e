import { ExpectedError } from "../shared/expected-error.ts";
import { readOptions } from "../shared/options.ts";

export interface RestoreOptions {
  /** Of the stack on AWS; the local cloud when absent. */
  readonly stackName?: string;
  readonly region: string;
  /** Whether users are made, or only looked for. */
  readonly make: boolean;
}

export const usage = `npm run restore -- users --local [--make]
npm run restore -- users --stack <name> [--make] [--region <region>]

Looks whether every account of the table has its user in the user pool. With --make, makes those that are lacking, after
a lost pool or a restored table, each with a password that nobody knows: its owner sets a new one by the ordinary reset.
Users that are there are left as they are, so that it can be given again at any time. docs/runbook.md#restore-users has the
steps before and after.

  --local            the local cloud that npm start runs
  --stack <name>     a deployed stage, e.g. midori-registration-prod, with the credentials that the AWS clients find
  --make             makes the users that are lacking
  --region <region>  of the stack: ap-northeast-1 if neither given nor in AWS_REGION

Ends with 0 when every account has its user, with 1 when some have not, and with 2 when there was nothing to look at or it
was called wrongly.`;

const declared = {
  local: { type: "boolean", default: false },
  stack: { type: "string" },
  make: { type: "boolean", default: false },
  region: { type: "string" },
} as const;

/** Throws ExpectedError. */
export function readRestoreOptions(
  [what, ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): RestoreOptions {
  if (what !== "users")
    throw new ExpectedError(`Say what is to be restored: npm run restore -- users.\n\n${usage}`);
  const { local, stack: stackName, make, region } = readOptions(args, declared, usage);
  if (local === (stackName !== undefined))
    throw new ExpectedError(`Say either --local or --stack <name>.\n\n${usage}`);
  return {
    ...(stackName === undefined ? {} : { stackName }),
    region: region ?? env["AWS_REGION"] ?? "ap-northeast-1",
    make,
  };
}
