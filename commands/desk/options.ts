import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { clearableLimits, revealableFields } from "../../contracts/desk.ts";
import { deskReasons, evidences, proposalKinds } from "../../contracts/desk-words.ts";
import { defaultLanguage, isOperatorLanguage, type OperatorLanguage } from "../../contracts/language.ts";
import type { DeskOperatorName } from "../../testing/cloud/desk-operators.ts";
import { withHyphenatedValues } from "../shared/hyphenated-values.ts";

/** The person at the terminal meant something else: what, in words of `words.ts`. */
export class WrongUse extends Error {
  readonly about: string;

  constructor(about: string, cause?: unknown) {
    super(`wrong use: ${about}`, { cause });
    this.name = "WrongUse";
    this.about = about;
  }
}

/** What each command calls, and what its one argument is. */
const commands = {
  find: { call: "findings" },
  explain: { call: "findings" },
  story: { call: "findings" },
  resend: { call: "resends", argument: "registration" },
  "clear-limit": { call: "limit-clearings", argument: "limit" },
  "end-sessions": { call: "session-ends" },
  "send-reset": { call: "resets" },
  suspend: { call: "suspensions" },
  restore: { call: "restorations" },
  reveal: { call: "reveals", argument: "fields" },
  propose: { call: "proposals", argument: "kind" },
  // The proposal is looked up and shown first: whoever decides says what they have seen.
  approve: { call: "findings", argument: "proposal" },
  reject: { call: "findings", argument: "proposal" },
} as const satisfies Readonly<
  Record<string, { call: string; argument?: "registration" | "limit" | "fields" | "kind" | "proposal" }>
>;
export type DeskCommand = keyof typeof commands;

export type DeskPlace =
  | { readonly kind: "local"; readonly as: DeskOperatorName }
  | { readonly kind: "stack"; readonly stackName: string; readonly region: string };

export interface DeskOrder {
  readonly command: DeskCommand;
  /** The last part of the path. */
  readonly call: string;
  /** What is approved or rejected. */
  readonly proposalId?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly place: DeskPlace;
  readonly language: OperatorLanguage;
  readonly json: boolean;
}

const text = { type: "string" } as const;
const options = {
  ...{ email: text, account: text, registration: text, number: text, "client-ip": text },
  ...{ "new-email": text, evidence: text },
  ...{ reason: text, ticket: text, lang: text, as: text, stack: text, region: text },
  local: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const satisfies ParseArgsOptionsConfig;

export const asksForHelp = (args: readonly string[]): boolean =>
  args.length === 0 || args.includes("--help") || args.includes("-h");

/** The language to speak in, known before anything that may be wrong with the rest. */
export function languageOf(args: readonly string[]): OperatorLanguage {
  const given = args.flatMap((arg, at) => (arg === "--lang" ? [args[at + 1]] : [arg.split("--lang=")[1]]));
  return given.find(isOperatorLanguage) ?? defaultLanguage;
}

/** Throws WrongUse for what cannot be meant. */
export function readOrder(args: readonly string[], env: NodeJS.ProcessEnv): DeskOrder {
  const { values, positionals } = parsed(args);
  const [name = "", argument, ...more] = positionals;
  if (!isCommand(name)) throw new WrongUse(`command ${name}`);
  const known: { readonly call: string; readonly argument?: string } = commands[name];
  if (more.length > 0 || (argument !== undefined && known.argument === undefined))
    throw new WrongUse(`argument ${more[0] ?? argument}`);
  if (values.lang !== undefined && !isOperatorLanguage(values.lang))
    throw new WrongUse(`--lang ${values.lang}`);
  return {
    command: name,
    call: known.call,
    ...(known.argument === "proposal" && argument !== undefined && { proposalId: argument }),
    body: { ...whyOf(values), ...argumentOf(known.argument, argument, values) },
    place: placeOf(values, env),
    language: languageOf(args),
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    const { values, positionals, tokens } = parseArgs({
      ...{ args: withHyphenatedValues(args, options), options, tokens: true },
      allowPositionals: true,
    });
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find((one, at) => given.indexOf(one) < at);
    if (twice !== undefined) throw new WrongUse(`--${twice} --${twice}`);
    return { values, positionals };
  } catch (cause) {
    if (cause instanceof WrongUse) throw cause;
    throw new WrongUse(/'([^']*)'/.exec(String(cause))?.[1] ?? String(cause), cause);
  }
}

type Values = ReturnType<typeof parsed>["values"];

const isCommand = (name: string): name is DeskCommand => Object.hasOwn(commands, name);

function whyOf({ reason, ticket }: Values) {
  const known: readonly string[] = deskReasons;
  if (reason === undefined || !known.includes(reason)) throw new WrongUse(`--reason ${reason ?? ""}`);
  if (ticket === undefined || !/^[A-Z0-9-]{3,40}$/.test(ticket))
    throw new WrongUse(`--ticket ${ticket ?? ""}`);
  return { reason, ticket };
}

function argumentOf(kind: string | undefined, argument: string | undefined, values: Values) {
  if (kind === "proposal") return { accountId: accountIdIn(argument) };
  const key = keyOf(values, kind === "registration" ? argument : undefined);
  if (kind === "registration") return key;
  const clientIp = values["client-ip"];
  const asked = { ...key, ...(clientIp !== undefined && { clientIp }) };
  if (kind === "kind") return { ...key, ...proposalOf(argument, values) };
  if (kind === "limit") return { ...asked, limit: oneOf(clearableLimits, argument) };
  if (kind !== "fields") return asked;
  return { ...key, fields: (argument ?? "").split(",").map((field) => oneOf(revealableFields, field)) };
}

/** Of a correction, which address it is to be, and what was shown. */
function proposalOf(argument: string | undefined, { "new-email": newEmail, evidence }: Values) {
  const kind = oneOf(proposalKinds, argument);
  if (kind === "correct-address") {
    if (newEmail === undefined) throw new WrongUse("--new-email");
    return { kind, newEmail, evidence: oneOf(evidences, evidence) };
  }
  if (newEmail !== undefined || evidence !== undefined) throw new WrongUse("--new-email, --evidence");
  return { kind };
}

/** A proposal's id begins with its account's. */
function accountIdIn(proposalId = ""): string {
  const [accountId = "", rest] = proposalId.split(".");
  if (!/^[\w-]{1,64}$/.test(accountId) || rest === undefined) throw new WrongUse(`proposal ${proposalId}`);
  return accountId;
}

function oneOf<T extends string>(known: readonly T[], given: string | undefined): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new WrongUse(`${given ?? ""} (${known.join(", ")})`);
  return found;
}

/** Exactly one key; the argument of `resend` is one, too: an id, or a number as it is read out. */
function keyOf({ email, account, registration, number }: Values, argument?: string) {
  const looksLikeNumber =
    argument !== undefined && /^[\dA-Za-z]{4}-[\dA-Za-z]{4}-[\dA-Za-z]{3}$/.test(argument);
  const keys = Object.entries({
    email,
    accountId: account,
    registrationId: registration ?? (looksLikeNumber ? undefined : argument),
    receptionNumber: number ?? (looksLikeNumber ? argument : undefined),
  }).filter(([, value]) => value !== undefined);
  if (keys.length !== 1) throw new WrongUse("--email, --account, --registration, --number");
  return Object.fromEntries(keys);
}

function placeOf({ local, as, stack, region }: Values, env: NodeJS.ProcessEnv): DeskPlace {
  if (local === (stack !== undefined)) throw new WrongUse("--local, --stack");
  if (stack !== undefined) {
    if (as !== undefined) throw new WrongUse("--as");
    return { kind: "stack", stackName: stack, region: region ?? env["AWS_REGION"] ?? "ap-northeast-1" };
  }
  if (as !== "A" && as !== "B") throw new WrongUse(`--as ${as ?? ""} (A, B)`);
  return { kind: "local", as };
}
