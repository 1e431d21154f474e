import { join } from "node:path";
import {
  PortForbidden,
  type Ports,
  PortUnavailable,
  StateFolderInUse,
  StateProblem,
  type StateProblemKind,
  SynthesisFailed,
} from "local-cloud";
import { projectRoot } from "../../testing/project-root.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import { readOptions } from "../shared/options.ts";

export interface Settings {
  readonly ports: Ports;
  readonly stateDir: string;
  /** Folder in `municipalities/`; the CDK app's default when absent. */
  readonly municipality?: string;
  /** Begin without what earlier starts left behind. */
  readonly fresh: boolean;
  /** An already synthesized cloud assembly, instead of one from the sources. */
  readonly cdkOut?: string;
  readonly help: boolean;
}

export const usage = `npm start [-- --fresh] [-- --cdk-out <folder>]

  --fresh             begin without what earlier starts left behind
  --cdk-out <folder>  provision an already synthesized template

  WEB_PORT (3000), AWS_PORT (4566), INBOX_PORT (8005), API_PORT (any): ports, all on 127.0.0.1
  LOCAL_STATE_DIR (.local): where everything is kept
  MUNICIPALITY (kawasaki): folder in municipalities/`;

const variables = { web: "WEB_PORT", aws: "AWS_PORT", inbox: "INBOX_PORT", api: "API_PORT" } as const;
const defaults: Required<Ports> = { web: 3000, aws: 4566, inbox: 8005, api: 0 };
const purposes = {
  web: "site and API",
  aws: "AWS endpoint",
  inbox: "mail inbox",
  api: "API past CloudFront",
} as const;

/** Throws ExpectedError for what cannot be meant. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const { fresh, help, "cdk-out": cdkOut } = readArguments(args);
  const ports = {
    web: portOf("web", env),
    aws: portOf("aws", env),
    inbox: portOf("inbox", env),
    api: portOf("api", env),
  };
  if (new Set(Object.values(ports)).size < Object.keys(ports).length) {
    throw new ExpectedError(`${Object.values(variables).join(", ")} must be different ports.`);
  }
  const { MUNICIPALITY: municipality, LOCAL_STATE_DIR: stateDir } = env;
  return {
    ports,
    stateDir: stateDir || join(projectRoot, ".local"),
    ...(municipality ? { municipality } : {}),
    ...(cdkOut === undefined ? {} : { cdkOut }),
    fresh,
    help,
  };
}

function readArguments(args: readonly string[]) {
  const options = {
    fresh: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
    "cdk-out": { type: "string" },
  } as const;
  return readOptions(args, options, usage);
}

function portOf(purpose: keyof Ports, env: NodeJS.ProcessEnv): number {
  const variable = variables[purpose];
  const given = env[variable];
  if (given === undefined || given === "") return defaults[purpose];
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port > 0 && port <= 65_535) return port;
  throw new ExpectedError(`${variable}=${given} is no port: give a number from 1 to 65535.`);
}

/** Turns what a person can set right into the sentence with the remedy; returns any other error as it is. */
export function explainStart(error: unknown): unknown {
  if (error instanceof PortUnavailable) return new ExpectedError(portUnavailable(error), error);
  if (error instanceof StateProblem) return new ExpectedError(stateRemedies[error.kind](error.folder), error);
  // An app that says in sentences what is to be mended has found a configuration wrong: they are enough.
  if (error instanceof SynthesisFailed && !/^\s+at /m.test(error.output))
    return new ExpectedError(error.output, error);
  if (!(error instanceof StateFolderInUse)) return error;
  return new ExpectedError(
    `Another local cloud runs on ${error.folder}: stop it, or set LOCAL_STATE_DIR to another folder, and WEB_PORT, AWS_PORT and INBOX_PORT to other ports.`,
    error,
  );
}

const stateRemedies: Readonly<Record<StateProblemKind, (folder: string) => string>> = {
  "disk-full": (folder) =>
    `The disk of ${folder} is full: make room there, or set LOCAL_STATE_DIR to a folder on another disk.`,
  damaged: (folder) =>
    `What is kept in ${folder} is damaged: begin without it by npm start -- --fresh, or set LOCAL_STATE_DIR to another folder.`,
  "not-writable": (folder) =>
    `${folder} can't be written: give your user the right to, or set LOCAL_STATE_DIR to another folder.`,
};

function portUnavailable(error: PortUnavailable): string {
  const { port, purpose } = error;
  const variable = variables[purpose];
  const defaultPort = defaults[purpose];
  if (error instanceof PortForbidden)
    return `Port ${port}, for the ${purposes[purpose]}, is reserved by the system: choose one from 1024 on, e.g. ${variable}=${defaultPort || 3001} npm start.`;
  const other = port < 65_436 ? port + 100 : port - 100;
  return `Port ${port}, for the ${purposes[purpose]}, is in use: stop what listens there, or choose another one, e.g. ${variable}=${other} npm start.`;
}
