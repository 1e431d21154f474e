import type { InboxSettings } from "../inbox/words.ts";
import { provision } from "../resources/provision.ts";
import { type Declarations, emptyDeclarations } from "../resources/resource-handler.ts";
import type { AccessRecord } from "../services/api-gateway/access-log.ts";
import type { RoleSession } from "../services/api-gateway/iam-authorization.ts";
import type { ViewerPlace } from "../services/cloudfront/viewer-place.ts";
import { logGroupsOf } from "../services/logs/log-groups.ts";
import { linesOf, startLogs } from "../services/logs/logs.ts";
import { stateProblemOf } from "../services/shared/state-problem.ts";
import { loadTemplate } from "../template/load-template.ts";
import { type Base, createBase } from "./base.ts";
import { type Closers, createClosers } from "./closers.ts";
import { startDeliveries } from "./deliveries.ts";
import { startEmulators } from "./emulators.ts";
import { createFunctions, type Functions } from "./functions.ts";
import { furtherApis } from "./http-api.ts";
import { openListeners, type Urls } from "./listeners.ts";
import { declaredLogGroups } from "./log-groups.ts";
import { choosePorts, freePort, type Ports } from "./ports.ts";
import { outputsOf, rememberStack } from "./stack-outputs.ts";
import { createTriggerInvoker } from "./triggers.ts";

export interface CloudOptions {
  /** What `cdk synth` wrote. */
  readonly cdkOut: string;
  /** Held by the caller, see cloud/state-folder.ts. */
  readonly stateDir: string;
  readonly ports: Ports;
  /**
   * Of the stack, which picks it among several of the assembly.
   * @default us-east-1
   */
  readonly region?: string;
  /**
   * Languages and time zone of the inbox page.
   * @default English, UTC
   */
  readonly inbox?: InboxSettings;
  /**
   * Where CloudFront believes every viewer to be, until `/_local/viewer` moves them.
   * @default nowhere: both names are empty
   */
  readonly viewerPlace?: ViewerPlace;
  /**
   * People who sign requests to HTTP APIs with IAM authorisation, as holders of temporary credentials.
   * @default nobody but the functions and the operator
   */
  readonly roleSessions?: readonly RoleSession[];
  /** Called after each part of the start. */
  onStep?(name: string, durationMs: number): void;
  /** Called after each request to the API. */
  onAccess?(record: AccessRecord): void;
}

/** The whole stack, provisioned on this machine. */
export type { Urls };

export interface LocalCloud extends Pick<Base, "clock" | "calls" | "faults" | "logs"> {
  readonly stackName: string;
  readonly urls: Urls;
  /** Origins that the functions take requests with cookies from. */
  readonly allowedOrigins: readonly string[];
  readonly functions: Functions;
  close(): Promise<void>;
}

/**
 * Provisions the synthesized template. Throws PortUnavailable, StateProblem, or an error that names the resource which cannot be provisioned;
 * whatever was started by then is stopped again.
 */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  const closers = createClosers();
  try {
    return await compose(options, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined); // the first error is the one to report
    throw stateProblemOf(error, options.stateDir) ?? error;
  }
}

async function compose(options: CloudOptions, closers: Closers): Promise<LocalCloud> {
  const step = steps(options);
  const base = createBase(options, await choosePorts(options.ports), closers);
  const { region, accountId } = base;
  const template = loadTemplate(options.cdkOut, { region, accountId });
  const { stackName, assetFolder } = template;
  const declared = emptyDeclarations();

  let functions: Functions | undefined;
  const invokeTrigger = createTriggerInvoker({
    ...{ region, accountId },
    permissions: () => declared.permissions,
    functionOf: (arn) => functions?.byArn(arn),
  });
  const emulators = await step("start the emulators", () =>
    startEmulators(base, options, invokeTrigger, closers),
  );
  const scope = await step(`provision ${template.resources.size} resources`, () =>
    provision(template, { stackName, assetFolder, region, accountId, emulators, declared }),
  );
  const logGroups = declaredLogGroups(declared);
  // Stopped after the functions, whose last lines are still to be delivered.
  closers.add(startDeliveries({ declared, base, s3: emulators.s3, stateDir: options.stateDir, logGroups }));
  functions = createFunctions(declared.functions, scope, base, closers);
  const outputs = outputsOf(scope);
  const buckets = [...declared.buckets.keys()];
  const urls = await urlsOf(base.ports, declared);
  const apiUrls = Object.fromEntries(
    Object.entries(urls.furtherApis).map(([apiId, { url }]) => [apiId, url]),
  );
  const remembered = { stackName, region, awsUrl: base.awsUrl, apiUrls, logGroups, buckets, outputs };
  rememberStack(options.stateDir, remembered);
  const groups = logGroupsOf(logGroups);
  const logs = await startLogs({ groups, region, accountId, ...linesOf(base.logs) });
  closers.add(() => logs.close());
  const ownOrigins = allowedOrigins(declared);
  const parts = { base, emulators, declared, functions, scope, urls, ownOrigins, logsUrl: logs.url };
  const cloud = { stackName, urls, allowedOrigins: ownOrigins };
  const health = () => ({
    status: "ok",
    ...cloud,
    memoryMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  });
  await step("open the API", () =>
    openListeners(
      {
        ...parts,
        health,
        stateDir: options.stateDir,
        viewerPlace: options.viewerPlace,
        roleSessions: options.roleSessions ?? [],
        onAccess: (record) => options.onAccess?.(record),
      },
      closers,
    ),
  );
  return { ...cloud, ...base, functions, close: () => closers.closeAll() };
}

/** Runs a part of the start and reports how long it took. */
function steps({ onStep }: CloudOptions) {
  return async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await run();
    onStep?.(name, performance.now() - started);
    return result;
  };
}

async function urlsOf(ports: Required<Ports>, declared: Declarations): Promise<Urls> {
  const further: [string, { name: string; url: string }][] = [];
  for (const { apiId, name } of furtherApis(declared))
    further.push([apiId, { name, url: `http://localhost:${await freePort()}` }]);
  return {
    web: `http://localhost:${ports.web}`,
    api: `http://localhost:${ports.api}`,
    aws: `http://localhost:${ports.aws}`,
    inbox: `http://localhost:${ports.inbox}`,
    furtherApis: Object.fromEntries(further),
  };
}

/** As the functions behind the API are configured: what a client outside of a browser must send as `Origin`. */
function allowedOrigins({ functions }: Declarations): readonly string[] {
  const lists = functions.flatMap(({ settings }) => settings.environment["ALLOWED_ORIGINS"] ?? []);
  return [...new Set(lists.flatMap((list) => list.split(",")))];
}
