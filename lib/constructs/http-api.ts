import { Duration, Stack } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnStage,
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi as GatewayApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { ConfigurationError } from "../config/configuration-error.ts";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";
import type { ServiceFunction } from "./service-function.ts";
import { sharedIntegrations } from "./shared-integrations.ts";

/** A method and a path as API Gateway writes them, e.g. `GET /api/registrations/{id}`. */
export type Route = `${"GET" | "POST" | "PATCH" | "DELETE"} /api/${string}`;

export interface HttpApiProps {
  readonly stage: StageConfig;
}

export interface Routing {
  readonly routes: Readonly<Record<Route, ServiceFunction>>;
  /** Answers whatever no route matches. */
  readonly unknownRoute: ServiceFunction;
}

/**
 * One line for each request, for operating the API: what, how it ended, how long it took. The client's address and
 * the path stay out: who did what from where is the audit trail's matter, under its own access and retention, and
 * `requestId` leads there.
 */
const accessLog = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  method: "$context.httpMethod",
  routeKey: "$context.routeKey",
  status: "$context.status",
  responseLatencyMs: "$context.responseLatency",
  integrationLatencyMs: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
  integrationError: "$context.integrationErrorMessage",
  gatewayError: "$context.error.responseType",
};

/** What pages of partners may do: what our own site's pages do. API Gateway answers their preflights itself. */
const corsFor = (origins: readonly string[]): CorsPreflightOptions => ({
  allowOrigins: [...origins],
  allowCredentials: true,
  allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PATCH, CorsHttpMethod.DELETE],
  allowHeaders: ["accept-language", "content-type", "idempotency-key"],
  exposeHeaders: ["content-disposition", "date", "retry-after"],
  maxAge: Duration.hours(2),
});

/**
 * The HTTP API. It has no CORS unless there are partners: site and API share an origin (docs/adr/0006), so no answer of the API
 * may be read from another one but those that are configured (docs/adr/0043).
 */
export class HttpApi extends Construct {
  readonly url: string;
  /** Host under which CloudFront reaches it. */
  readonly domainName: string;
  readonly api: GatewayApi;
  private readonly routeThrottles: StageConfig["routeThrottles"];
  private readonly defaultStage: CfnStage;

  constructor(scope: Construct, id: string, { stage }: HttpApiProps) {
    super(scope, id);

    const { partnerOrigins } = stage;
    const api = new GatewayApi(this, "Api", {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      ...(partnerOrigins.length > 0 && { corsPreflight: corsFor(partnerOrigins) }),
    });
    this.api = api;
    const logGroup = new LogGroup(this, "AccessLogs", {
      retention: stage.logRetention,
      removalPolicy: removalPolicy(stage),
    });
    const defaultStage = new HttpStage(this, "Stage", {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.requestsPerSecond, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.routeThrottles = stage.routeThrottles;
    const resource = defaultStage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error("a stage without its resource");
    this.defaultStage = resource;
    this.url = defaultStage.url;
    const { region, urlSuffix } = Stack.of(this);
    this.domainName = `${api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  /** Apart from the constructor: functions are given the site's origin, and the site has the API behind it. */
  serve({ routes, unknownRoute }: Routing): void {
    const integrationOf = sharedIntegrations(Object.values(routes));
    const addRoute = (key: string, routeKey: HttpRouteKey, handler: ServiceFunction) => {
      const integration = integrationOf(handler);
      const route = new HttpRoute(this, key, { httpApi: this.api, routeKey, integration });
      acknowledge(route, {
        "AwsSolutions-APIG4":
          "Registering and signing in come before there is anybody to authorize; the other routes check the session or flow cookie in their function, since a cookie of opaque tokens has no API Gateway authorizer but another function.",
      });
    };
    for (const [key, handler] of Object.entries(routes)) addRoute(key, routeKeyOf(key), handler);
    addRoute("$default", HttpRouteKey.DEFAULT, unknownRoute);
    this.throttleRoutes();
  }

  /** API Gateway knows a route's own limits by its key, and refuses them before there is such a route. */
  private throttleRoutes(): void {
    const settings = Object.entries(this.routeThrottles).map(([key, { requestsPerSecond, burst }]) => {
      const route = this.node.tryFindChild(key);
      if (!route)
        throw new ConfigurationError("capacity", [`routeThrottles: there is no route ${key}; remove it`]);
      this.defaultStage.node.addDependency(route);
      return [key, { ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst }];
    });
    if (settings.length > 0) this.defaultStage.routeSettings = Object.fromEntries(settings);
  }
}

function routeKeyOf(key: string): HttpRouteKey {
  const [name, path = ""] = key.split(" ");
  const method = Object.values(HttpMethod).find((known) => known === name);
  return HttpRouteKey.with(path, method);
}
