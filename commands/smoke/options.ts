import { type AccountType, accountType } from "../../contracts/account-type.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import { readOptions, wholeNumber } from "../shared/options.ts";

const accountTypes = accountType.options;

/** Where the mails to the registrant can be read. */
export type InboxChoice =
  | { readonly kind: "local" }
  | { readonly kind: "s3"; readonly bucket: string; readonly prefix: string; readonly email: string }
  | { readonly kind: "command"; readonly command: string; readonly email: string }
  | { readonly kind: "simulator" };

export interface SmokeOptions {
  /** Of the stack on AWS; the local cloud when absent. */
  readonly stackName?: string;
  readonly region: string;
  /** Of the site, instead of the one that is found. */
  readonly url?: string;
  readonly inbox: InboxChoice;
  /** The first that the municipality offers when absent. */
  readonly accountType?: AccountType;
  /** For a mail to come. */
  readonly mailPatienceMs: number;
}

export const usage = `npm run smoke -- --local [options]
npm run smoke -- --stack <name> --inbox <inbox> [options]

Registers, signs in, resets the password and asks for the account's end, as a browser would, and ends at the first step
that is not answered as it should be.

  --local            the local cloud that npm start runs
  --stack <name>     a deployed stage, e.g. midori-registration-dev, with the credentials that the AWS clients find
  --inbox <inbox>    with --stack: where the mails to the registrant can be read
                       s3://<bucket>/<prefix>  a receipt rule of SES puts them there
                       command:<command>       a shell command prints those to $SMOKE_EMAIL, each as it came (RFC 5322),
                                               with a NUL character between them
                       simulator               nowhere: the mailbox simulator of SES takes them, so that sending and
                                               delivery are proved, and nothing that needs a code
  --email <address>  with s3 and command: the registrant's address, in which * is replaced anew in each run, e.g.
                     '*@inbox.example.jp' or 'smoke+*@example.jp'
  --url <address>    of the site, if not the local cloud's of WEB_PORT or the stack's output SiteUrl
  --type <type>      ${accountTypes.join(" or ")}; the first that the municipality offers if not given
  --timeout <s>      how long to wait for a mail: 30 seconds on the local cloud, 120 on AWS if not given
  --region <region>  of the stack: ap-northeast-1 if neither given nor in AWS_REGION

Ends with 0 when every step was answered as it should be, with 1 when one was not, and with 2 when there was nothing to
try or it was called wrongly.`;

const declared = {
  local: { type: "boolean", default: false },
  stack: { type: "string" },
  inbox: { type: "string" },
  email: { type: "string" },
  url: { type: "string" },
  type: { type: "string" },
  timeout: { type: "string" },
  region: { type: "string" },
} as const;

const patience = { local: 30, aws: 120 };

/** Throws ExpectedError. */
export function readSmokeOptions(args: readonly string[], env: NodeJS.ProcessEnv): SmokeOptions {
  const given = readOptions(args, declared, usage);
  const { local, stack: stackName, url } = given;
  if (local === (stackName !== undefined))
    throw new ExpectedError(`Say either --local or --stack <name>.\n\n${usage}`);
  if (local && (given.inbox ?? given.email) !== undefined)
    throw new ExpectedError("--inbox and --email go with --stack: the local cloud has its own inbox.");
  if (url !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(url))
    throw new ExpectedError(`--url ${url} is no address of a site: give one such as http://localhost:3100.`);
  const timeout = given.timeout ?? String(local ? patience.local : patience.aws);
  return {
    ...(stackName === undefined ? {} : { stackName }),
    ...(url === undefined ? {} : { url: url.replace(/\/$/, "") }),
    ...(given.type === undefined ? {} : { accountType: accountTypeOf(given.type) }),
    region: given.region ?? env["AWS_REGION"] ?? "ap-northeast-1",
    inbox: local ? { kind: "local" } : inboxOf(given.inbox, given.email),
    mailPatienceMs: 1000 * wholeNumber("timeout", timeout, 1),
  };
}

function accountTypeOf(given: string): AccountType {
  const known = accountTypes.find((type) => type === given);
  if (known) return known;
  throw new ExpectedError(`--type ${given} is no type of account: give ${accountTypes.join(" or ")}.`);
}

function inboxOf(inbox: string | undefined, email: string | undefined): InboxChoice {
  if (inbox === undefined)
    throw new ExpectedError(`--stack needs --inbox: somewhere the mails can be read.\n\n${usage}`);
  if (inbox === "simulator") {
    if (email === undefined) return { kind: "simulator" };
    throw new ExpectedError("--inbox simulator has an address of its own: leave --email out.");
  }
  const [, bucket, prefix = ""] = /^s3:\/\/([a-z0-9.-]+)(?:\/(.*))?$/.exec(inbox) ?? [];
  const [, command] = /^command:(.+)$/s.exec(inbox) ?? [];
  if (bucket === undefined && command === undefined)
    throw new ExpectedError(
      `--inbox ${inbox} is none: give s3://<bucket>/<prefix>, command:<command> or simulator.`,
    );
  if (email === undefined || !/^[^@\s]*\*[^@\s]*@[^@\s*]+$/.test(email))
    throw new ExpectedError(
      "--email is needed, with a * before the @ that is replaced in each run: an address can be registered once. For example --email '*@inbox.example.jp'.",
    );
  if (bucket !== undefined) return { kind: "s3", bucket, prefix, email };
  return { kind: "command", command: command ?? "", email };
}
