import { randomBytes } from "node:crypto";
import { devNull } from "node:os";
import type { LogFormat, WorkerSettings } from "./protocol.ts";

/** A function as the template declares it, intrinsics resolved. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  readonly handler: string;
  /** e.g. `nodejs24.x` */
  readonly runtime: string;
  readonly taskRoot: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency?: number;
  readonly logGroup: string;
  readonly logFormat: LogFormat;
  /** Least severe level that the function's own lines need, default INFO. */
  readonly applicationLogLevel: string;
  /** `DEBUG` and `INFO` write platform records, `WARN` only those of failures. */
  readonly systemLogLevel: string;
  /** Active tracing: the runtime then sends segments to X-Ray. */
  readonly tracing: boolean;
  /** The template's variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly credentials: FunctionCredentials;
}

/** What the function's AWS calls are known by, see endpoint/principals.ts. */
export interface FunctionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** At most 50 characters (limit of the SDK). */
  readonly appId: string;
}

export interface Surroundings {
  readonly region: string;
  /** Address of the AWS endpoint. */
  readonly awsEndpoint: string;
  readonly clockOffset: SharedArrayBuffer;
  /** Folder for compiled code; without it each environment parses anew. */
  readonly compileCache?: string;
}

/** `2026/11/22/[$LATEST]<32 hex digits>`, as Lambda names them. */
export function newLogStream(now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${day}/[$LATEST]${randomBytes(16).toString("hex")}`;
}

export function workerSettings(
  settings: FunctionSettings,
  surroundings: Surroundings,
  logStream: string,
): Omit<WorkerSettings, "logFile"> {
  return {
    functionName: settings.name,
    functionArn: settings.arn,
    handler: settings.handler,
    taskRoot: settings.taskRoot,
    memoryMb: settings.memoryMb,
    logGroup: settings.logGroup,
    logStream,
    logFormat: settings.logFormat,
    logLevel: settings.applicationLogLevel,
    clockOffset: surroundings.clockOffset,
    ...(surroundings.compileCache === undefined ? {} : { compileCache: surroundings.compileCache }),
  };
}

/** `process.env` of the function: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export function processEnvironment(
  settings: FunctionSettings,
  surroundings: Surroundings,
  logStream: string,
): Record<string, string> {
  const { credentials } = settings;
  return {
    ...settings.environment,
    _HANDLER: settings.handler,
    AWS_REGION: surroundings.region,
    AWS_DEFAULT_REGION: surroundings.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: settings.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_LOG_FORMAT: settings.logFormat,
    AWS_LAMBDA_LOG_LEVEL: settings.applicationLogLevel,
    LAMBDA_TASK_ROOT: settings.taskRoot,
    LANG: "en_US.UTF-8",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_SDK_UA_APP_ID: credentials.appId,
    AWS_ENDPOINT_URL: surroundings.awsEndpoint,
    // A developer's own profiles must not reach into a function.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
