import { join } from "node:path";
import { Duration, Stack, Stage } from "aws-cdk-lib";
import { type IGrantable, type IPrincipal, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type * as z from "zod/mini";
import { parseConfig } from "../config/parse-config.ts";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { AuditTrail } from "./audit-trail.ts";
import { type Companions, sources, writeBundle } from "./bundling.ts";
import { FunctionRole } from "./function-role.ts";

/** An object of variables that are all text before they are parsed. */
type EnvironmentSchema = z.ZodMiniObject & z.ZodMiniType<unknown, Record<string, string>>;

export interface ServiceFunctionProps<Schema extends EnvironmentSchema> extends Companions {
  /** `functions/handlers/<area>/<entry>.ts`, which exports `handler`. */
  readonly entry: string;
  /** The schema that the function parses its environment with: `<entry>.environment.ts` beside it. */
  readonly schema: Schema;
  /** Every variable of `schema`; one that is missing does not compile. */
  readonly environment: Readonly<z.input<Schema>>;
  readonly stage: StageConfig;
  /**
   * @default 10 seconds: far above what an HTTP request may take, and below API Gateway's 30, so that the function
   * and not the gateway decides what a slow request answers.
   */
  readonly timeout?: Duration;
  /** @default the stage's, which is enough for a request */
  readonly memoryMegabytes?: number;
}

/**
 * One Lambda function of the service, with its own role. The role may write to the stack's log group and to X-Ray,
 * and nothing else; whoever owns another resource grants access to it.
 */
export class ServiceFunction<Schema extends EnvironmentSchema = EnvironmentSchema>
  extends Construct
  implements IGrantable
{
  readonly entry: string;
  readonly lambda: LambdaFunction;
  readonly grantPrincipal: IPrincipal;
  readonly role: Role;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Schema>) {
    super(scope, id);
    const { entry, stage, timeout = Duration.seconds(10), memoryMegabytes = stage.memoryMegabytes } = props;
    this.entry = entry;
    this.timeout = timeout;

    const { logGroup } = AuditTrail.of(this, stage);
    const role = new FunctionRole(this, "Role", `Execution role of ${entry}`);
    role.addToPolicy(
      new PolicyStatement({
        // Not the managed AWSLambdaBasicExecutionRole, which may write to every log group of the account.
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.role = role;
    this.grantPrincipal = role.grantPrincipal;
    acknowledge(role, {
      "AwsSolutions-IAM5[Resource::*]":
        "xray:PutTraceSegments and xray:PutTelemetryRecords, which know no resources; nothing else is granted on all.",
    });

    this.lambda = new LambdaFunction(this, "Function", {
      description: entry,
      code: bundledCode(this, entry, props),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout,
      role,
      ...reserved(stage, entry),
      // API Gateway's HTTP APIs do not trace, so a trace begins here; the SDK hands it on through the queues.
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: checkedEnvironment(props),
    });
  }
}

/** Only where the stage's account has concurrency to reserve from (docs/deploy.md, step 2). */
function reserved({ reservedConcurrency }: StageConfig, entry: string) {
  const reservedConcurrentExecutions = reservedConcurrency?.[entry];
  return reservedConcurrentExecutions === undefined ? {} : { reservedConcurrentExecutions };
}

function bundledCode(scope: Construct, entry: string, companions: Companions): Code {
  // `cdk list`, `cdk destroy` and tests of the template need no code (context `aws:cdk:bundling-stacks`).
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(sources);
  const output = Stage.of(scope)?.outdir;
  if (output === undefined) throw new Error(`${scope.node.path} is outside of an App`);
  const folder = join(output, "bundles", entry);
  writeBundle(entry, companions, folder);
  return Code.fromAsset(folder);
}

/** What would stop the function at its first cold start stops the synthesis; so does a variable that it never reads. */
function checkedEnvironment<Schema extends EnvironmentSchema>(
  props: ServiceFunctionProps<Schema>,
): Record<string, string> {
  const { entry, schema, environment } = props;
  parseConfig(schema, environment, `environment of ${entry}`);
  const unread = Object.keys(environment).filter((name) => !(name in schema.shape));
  if (unread.length > 0) throw new Error(`environment of ${entry}: it does not read ${unread.join(", ")}`);
  return environment;
}
