import type { AccessRecord } from "./api-gateway/access-log.ts";
import { accountId, type Base, createBase, region } from "./cloud/base.ts";
import { type Closers, createClosers } from "./cloud/closers.ts";
import { openDoors, type Urls } from "./cloud/doors.ts";
import { startEmulators } from "./cloud/emulators.ts";
import { createFunctions, type Functions } from "./cloud/functions.ts";
import { choosePorts, type Ports } from "./cloud/ports.ts";
import { outputsOf, rememberStack } from "./cloud/stack-outputs.ts";
import { createTriggerInvoker } from "./cloud/triggers.ts";
import { startLogs } from "./emulators/logs.ts";
import { standUp } from "./resources/stand-up.ts";
import { type Declarations, emptyDeclarations } from "./resources/stander.ts";
import { loadTemplate } from "./template/load-template.ts";

export interface CloudOptions {
  /** What `cdk synth` wrote. */
  readonly cdkOut: string;
  /** Held by the caller, see cloud/state-folder.ts. */
  readonly stateDir: string;
  readonly ports: Ports;
  /** Called after each part of the start. */
  onStep?(name: string, durationMs: number): void;
  /** Called after each request to the API. */
  onAccess?(record: AccessRecord): void;
}

/** The whole stack, standing on this machine. */
export interface LocalCloud extends Pick<Base, "clock" | "calls" | "faults" | "logs"> {
  readonly stackName: string;
  readonly urls: Urls;
  /** Origins that the functions take requests with cookies from. */
  readonly allowedOrigins: readonly string[];
  readonly functions: Functions;
  close(): Promise<void>;
}

/**
 * Stands the synthesized template up. Throws PortInUse, or an error that names the resource which cannot be stood
 * up; whatever was started by then is stopped again.
 */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  const closers = createClosers();
  try {
    return await compose(options, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

async function compose(options: CloudOptions, closers: Closers): Promise<LocalCloud> {
  const step = steps(options);
  const template = loadTemplate(options.cdkOut, { region, accountId });
  const { stackName, assetFolder } = template;
  const base = createBase(options.stateDir, await choosePorts(options.ports), closers);
  const declared = emptyDeclarations();

  let functions: Functions | undefined;
  const invokeTrigger = createTriggerInvoker({
    permissions: () => declared.permissions,
    functionOf: (arn) => functions?.byArn(arn),
  });
  const emulators = await step("start the emulators", () =>
    startEmulators(base, options.stateDir, invokeTrigger, closers),
  );
  const scope = await step(`stand up ${template.resources.size} resources`, () =>
    standUp(template, { stackName, assetFolder, region, accountId, emulators, declared }),
  );
  functions = createFunctions(declared.functions, scope, base, closers);
  const outputs = outputsOf(scope);
  rememberStack(options.stateDir, { stackName, awsUrl: base.awsUrl, outputs });
  const logGroup = outputs["AuditLogGroupName"] ?? "";
  const logs = await startLogs({ logGroup, lines: () => base.logs.lines() });
  closers.add(() => logs.close());
  const urls = urlsOf(base.ports);
  const parts = { base, emulators, declared, functions, scope, urls, logsUrl: logs.url };
  const cloud = { stackName, urls, allowedOrigins: allowedOrigins(declared) };
  const health = () => ({
    status: "ok",
    ...cloud,
    memoryMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  });
  await step("open the API", () =>
    openDoors({ ...parts, health, onAccess: (record) => options.onAccess?.(record) }, closers),
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

function urlsOf(ports: Required<Ports>): Urls {
  return {
    web: `http://localhost:${ports.web}`,
    api: `http://localhost:${ports.api}`,
    aws: `http://localhost:${ports.aws}`,
    inbox: `http://localhost:${ports.inbox}`,
  };
}

/** As the functions behind the API are configured: what a client outside of a browser must send as `Origin`. */
function allowedOrigins({ functions }: Declarations): readonly string[] {
  const lists = functions.map(({ settings }) => settings.environment["ALLOWED_ORIGINS"]);
  return lists.find((list) => list !== undefined)?.split(",") ?? [];
}
