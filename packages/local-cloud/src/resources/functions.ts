import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { readProperties } from "../services/properties.ts";
import { functionName, stableUuid } from "./names.ts";
import type { ResourceHandler } from "./resource-handler.ts";

const level = z.enum(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]);

const lambdaFunction = {
  type: "AWS::Lambda::Function",
  honoured: z.strictObject({
    FunctionName: z.string().optional(),
    Code: z.strictObject({ S3Bucket: z.unknown(), S3Key: z.string() }),
    Handler: z.string(),
    Role: z.string(),
    Runtime: z.string().regex(/^nodejs\d+\.x$/, "only Node.js runs locally"),
    Timeout: z.number().default(3),
    MemorySize: z.number().default(128),
    ReservedConcurrentExecutions: z.number().optional(),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
    LoggingConfig: z
      .strictObject({
        LogGroup: z.string().optional(),
        LogFormat: z.enum(["JSON", "Text"]).default("Text"),
        ApplicationLogLevel: level.default("INFO"),
        SystemLogLevel: level.default("INFO"),
      })
      .optional(),
    TracingConfig: z.strictObject({ Mode: z.enum(["Active", "PassThrough"]) }).optional(),
  }),
  withoutEffect: [
    "Architectures", // JavaScript runs on any
    "Description",
    "EphemeralStorage",
    "KmsKeyArn",
    "RuntimeManagementConfig",
    "Tags",
  ],
};

export const provisionFunction: ResourceHandler = (resource, context) => {
  const properties = readProperties(lambdaFunction, resource.properties);
  const name = functionName(resource);
  if (context.declared.functions.some((other) => other.settings.name === name)) {
    throw new Error(`two functions are called "${name}": give one of them a FunctionName`);
  }
  const arn = `arn:aws:lambda:${context.region}:${context.accountId}:function:${name}`;
  const taskRoot = context.assetFolder(properties.Code.S3Key);
  leavePackageScope(taskRoot);
  const { LoggingConfig: logging, ReservedConcurrentExecutions: reserved } = properties;
  context.declared.functions.push({
    logicalId: resource.logicalId,
    roleArn: properties.Role,
    settings: {
      name,
      arn,
      handler: properties.Handler,
      runtime: properties.Runtime,
      taskRoot,
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      ...(reserved === undefined ? {} : { reservedConcurrency: reserved }),
      logGroup: logging?.LogGroup ?? `/aws/lambda/${name}`,
      logFormat: logging?.LogFormat ?? "Text",
      applicationLogLevel: logging?.ApplicationLogLevel ?? "INFO",
      systemLogLevel: logging?.SystemLogLevel ?? "INFO",
      tracing: properties.TracingConfig?.Mode === "Active",
      environment: properties.Environment?.Variables ?? {},
    },
  });
  return { ref: name, attributes: { Arn: arn } };
};

/**
 * On Lambda no package.json is above the code, so `index.js` is CommonJS. Here the project's own, with its
 * `"type": "module"`, may be: an empty one beside the assets ends the search for it.
 */
function leavePackageScope(taskRoot: string): void {
  const marker = join(dirname(taskRoot), "package.json");
  if (!existsSync(marker)) writeFileSync(marker, "{}\n");
}

const permission = {
  type: "AWS::Lambda::Permission",
  honoured: z.strictObject({
    Action: z.string(),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.string().optional(),
    SourceAccount: z.string().optional(),
  }),
  withoutEffect: [],
};

export const provisionPermission: ResourceHandler = (resource, context) => {
  const properties = readProperties(permission, resource.properties);
  const target = context.declared.functions.find(({ settings }) =>
    [settings.name, settings.arn].includes(properties.FunctionName),
  );
  if (!target) throw new Error(`no function of the template is called ${properties.FunctionName}`);
  context.declared.permissions.push({
    action: properties.Action,
    functionArn: target.settings.arn,
    principal: properties.Principal,
    ...(properties.SourceArn === undefined ? {} : { sourceArn: properties.SourceArn }),
    ...(properties.SourceAccount === undefined ? {} : { sourceAccount: properties.SourceAccount }),
  });
  return { ref: resource.logicalId, attributes: { Id: stableUuid(resource, context) } };
};
