import { parseArgs } from "node:util";
import { emailAddress } from "../../contracts/email-address.ts";
import { defaultLanguage, isOperatorLanguage, type OperatorLanguage } from "../../contracts/language.ts";
import { readNumber } from "../../contracts/reception-number-input.ts";
import { withHyphenatedValues } from "../shared/hyphenated-values.ts";
import { AuditFailure, failure } from "./failure.ts";
import { instant } from "./japan-time.ts";

/** Whose records are asked for; with `everybody`, all of the period's. */
export type Subject =
  | { readonly kind: "email"; readonly email: string }
  | { readonly kind: "registration" | "account" | "number"; readonly id: string }
  | { readonly kind: "everybody" };

/** Where the records are: this machine's local cloud, or a log group on AWS. */
export type Place =
  | { readonly kind: "local" }
  | { readonly kind: "stack"; readonly stackName: string }
  | { readonly kind: "log-group"; readonly logGroupName: string; readonly emailSecretId?: string };

/** Epoch milliseconds; both ends belong to it. */
export interface Period {
  readonly from?: number;
  readonly to?: number;
}

/** Which of the two copies of the trail is read: the log, or the archive, which nobody can change. */
export type Copy = "log" | "archive";

export type Format = "text" | "json" | "csv";

export interface Question {
  readonly subject: Subject;
  readonly period: Period;
  readonly place: Place;
  readonly copy: Copy;
  readonly format: Format;
  readonly language: OperatorLanguage;
  /** AWS region, if one was given. */
  readonly region?: string;
}

const options = {
  email: { type: "string" },
  registration: { type: "string" },
  account: { type: "string" },
  number: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  stack: { type: "string" },
  "log-group": { type: "string" },
  secret: { type: "string" },
  region: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean", default: false },
  csv: { type: "boolean", default: false },
  archive: { type: "boolean", default: false },
  local: { type: "boolean", default: false },
  verify: { type: "boolean", default: false },
  reconcile: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** What is asked of the seals. */
export interface Verifying {
  readonly period: Period;
  readonly place: Exclude<Place, { kind: "log-group" }>;
  readonly format: Exclude<Format, "csv">;
  readonly language: OperatorLanguage;
  readonly region?: string;
}

export const asksToVerify = (args: readonly string[]): boolean => args.includes("--verify");

/** Throws an AuditFailure for what cannot be meant. */
export function readVerifying(args: readonly string[]): Verifying {
  const values = valuesOf(args);
  if (values.lang !== undefined && !isOperatorLanguage(values.lang)) throw failure("language", values.lang);
  const { email, registration, account, number, archive, csv } = values;
  const place = placeOf(values);
  const others = [email, registration, account, number, archive || undefined, csv || undefined];
  if (place.kind === "log-group" || others.some((each) => each !== undefined)) throw failure("verify-alone");
  return {
    ...{ period: periodOf(values), place, language: languageOf(args) },
    format: values.json ? "json" : "text",
    ...(values.region === undefined ? {} : { region: values.region }),
  };
}

/** What is asked of trail and accounts. */
export type Reconciling = Pick<Question, "place" | "copy" | "language" | "region"> & {
  readonly format: Exclude<Format, "csv">;
};

export const asksToReconcile = (args: readonly string[]): boolean => args.includes("--reconcile");

/** Throws an AuditFailure for what cannot be meant. */
export function readReconciling(args: readonly string[]): Reconciling {
  const values = valuesOf(args);
  if (values.lang !== undefined && !isOperatorLanguage(values.lang)) throw failure("language", values.lang);
  const { email, registration, account, number, from, to, verify, csv } = values;
  const others = [email, registration, account, number, from, to, verify || undefined, csv || undefined];
  if (others.some((each) => each !== undefined)) throw failure("reconcile-alone");
  return {
    place: placeOf(values),
    copy: values.archive ? "archive" : "log",
    format: values.json ? "json" : "text",
    language: languageOf(args),
    ...(values.region === undefined ? {} : { region: values.region }),
  };
}

type Values = ReturnType<typeof valuesOf>;

/** The language to speak in, known before anything that may be wrong with the rest. */
export function languageOf(args: readonly string[]): OperatorLanguage {
  const given = args.flatMap((arg, index) =>
    arg === "--lang" ? [args[index + 1]] : [arg.split("--lang=")[1]],
  );
  return given.find(isOperatorLanguage) ?? defaultLanguage;
}

export const asksForHelp = (args: readonly string[]): boolean =>
  args.length === 0 || args.includes("--help") || args.includes("-h");

/** Throws an AuditFailure for what cannot be meant. */
export function readQuestion(args: readonly string[]): Question {
  const values = valuesOf(args);
  if (values.lang !== undefined && !isOperatorLanguage(values.lang)) throw failure("language", values.lang);
  if (values.json && values.csv) throw failure("two-formats");
  const period = periodOf(values);
  const subject = subjectOf(values);
  if (subject.kind === "everybody" && period.from === undefined) throw failure("no-subject");
  return {
    subject,
    period,
    place: placeOf(values),
    copy: values.archive ? "archive" : "log",
    format: values.json ? "json" : values.csv ? "csv" : "text",
    language: languageOf(args),
    ...(values.region === undefined ? {} : { region: values.region }),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({
      args: withHyphenatedValues(args, options),
      options,
      tokens: true,
    });
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find((name, at) => given.indexOf(name) < at);
    if (twice !== undefined) throw failure("repeated", twice);
    return values;
  } catch (cause) {
    if (cause instanceof AuditFailure) throw cause;
    throw failure("option", optionIn(cause), cause);
  }
}

/** parseArgs names the option in quotes: `Unknown option '--emial'. To specify …` */
function optionIn(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /'([^']*)'/.exec(message)?.[1]?.split(" ")[0] ?? message;
}

const idPattern = /^[\w-]{1,64}$/;

function subjectOf({ email, registration, account, number }: Values): Subject {
  if ([email, registration, account, number].filter((each) => each !== undefined).length > 1)
    throw failure("two-subjects");
  if (email !== undefined) return { kind: "email", email: canonical(email) };
  if (number !== undefined) {
    const read = readNumber(number);
    if (read === undefined) throw failure("number", number);
    return { kind: "number", id: read };
  }
  const id = registration ?? account;
  if (id === undefined) return { kind: "everybody" };
  if (!idPattern.test(id)) throw failure("id", id);
  return { kind: registration === undefined ? "account" : "registration", id };
}

/** As the service writes an address before it makes its HMAC of it. */
function canonical(email: string): string {
  const parsed = emailAddress.safeParse(email);
  if (!parsed.success) throw failure("email", email);
  return parsed.data;
}

function periodOf({ from, to }: Values): Period {
  const [first, last] = [boundary(from, "start"), boundary(to, "end")];
  if (first !== undefined && last !== undefined && first > last) throw failure("period");
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) };
}

function boundary(text: string | undefined, end: "start" | "end"): number | undefined {
  if (text === undefined) return undefined;
  const found = instant(text, end);
  if (found === undefined) throw failure("date", text);
  // CloudWatch Logs counts from 1970 on, and takes nothing below zero.
  if (found < 0) throw failure("too-early", text);
  return found;
}

function placeOf({ stack, "log-group": logGroupName, secret, local, archive }: Values): Place {
  if ([stack, logGroupName, local || undefined].filter((each) => each !== undefined).length > 1)
    throw failure("two-places");
  // A log group says nothing of the bucket that its records are copied into.
  if (archive && logGroupName !== undefined) throw failure("archive-of-group");
  if (secret !== undefined && logGroupName === undefined) throw failure("secret-alone");
  if (stack !== undefined) return { kind: "stack", stackName: stack };
  if (logGroupName === undefined) return { kind: "local" };
  return { kind: "log-group", logGroupName, ...(secret === undefined ? {} : { emailSecretId: secret }) };
}
