import { Stack } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpApi as GatewayApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpIamAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { removalPolicy } from "./removal.ts";
import type { ServiceFunction } from "./service-function.ts";
import { sharedIntegrations } from "./shared-integrations.ts";

export interface DeskApiProps {
  readonly stage: StageConfig;
  /** By the path below `/api/desk/`. */
  readonly routes: Readonly<Record<string, ServiceFunction>>;
}

/**
 * One line for each call, and the only place where an operator's name stands readable: `requestId` is the correlation id
 * of the audit trail, which knows operators by a keyed hash alone.
 */
const accessLog = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  operator: "$context.identity.userArn",
  sourceIp: "$context.identity.sourceIp",
  path: "$context.path",
  status: "$context.status",
  integrationError: "$context.integrationErrorMessage",
  gatewayError: "$context.error.responseType",
};

/** Some dozens of people; whoever looks up more than a day's number is refused by that, and not by this. */
const throttle = { rateLimit: 100, burstLimit: 200 };

/**
 * The HTTP API of the desk: apart from the registrants', not behind CloudFront, and open to signed requests alone
 * (docs/adr/0045). A route takes several calls, since each has three resources of its own.
 */
export class DeskApi extends Construct {
  readonly url: string;
  readonly api: GatewayApi;
  /** Who called: read by the city's auditors, not by the desk. */
  readonly operators: LogGroup;

  constructor(scope: Construct, id: string, { stage, routes }: DeskApiProps) {
    super(scope, id);
    this.api = new GatewayApi(this, "Api", {
      apiName: `${Stack.of(this).stackName}-desk`,
      createDefaultStage: false,
    });
    this.operators = new LogGroup(this, "Operators", {
      retention: stage.audit.logRetention,
      removalPolicy: removalPolicy(stage),
    });
    const defaultStage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.operators),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.url = defaultStage.url;
    const authorizer = new HttpIamAuthorizer();
    const integrationOf = sharedIntegrations(Object.values(routes));
    for (const [path, handler] of Object.entries(routes)) {
      new HttpRoute(this, path, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(`/api/desk/${path}`, HttpMethod.POST),
        integration: integrationOf(handler),
        authorizer,
      });
    }
  }
}
