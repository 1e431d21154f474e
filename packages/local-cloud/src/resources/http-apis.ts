import * as z from "zod";
import type { CorsSettings } from "../services/api-gateway/cors.ts";
import { readProperties } from "../services/properties.ts";
import { stableId } from "./names.ts";
import type { ApiDeclaration, ProvisionContext, ResourceHandler } from "./resource-handler.ts";

const texts = z.array(z.string()).default([]);
const cors = z.strictObject({
  AllowOrigins: texts,
  AllowMethods: texts,
  AllowHeaders: texts,
  ExposeHeaders: texts,
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
});

const api = {
  type: "AWS::ApiGatewayV2::Api",
  honoured: z.strictObject({
    ProtocolType: z.literal("HTTP"),
    Name: z.string().default("HTTP API"),
    CorsConfiguration: cors.optional(),
  }),
  withoutEffect: ["Description", "Tags", "DisableExecuteApiEndpoint"],
};

export const provisionApi: ResourceHandler = (resource, context) => {
  const { Name: name, CorsConfiguration } = readProperties(api, resource.properties);
  const apiId = stableId(resource, context, 10);
  context.declared.apis.set(apiId, {
    apiId,
    name,
    cors: CorsConfiguration && corsOf(CorsConfiguration),
    integrations: new Map(),
    routes: new Map(),
  });
  const ApiEndpoint = `https://${apiId}.execute-api.${context.region}.amazonaws.com`;
  return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint } };
};

const corsOf = (given: z.output<typeof cors>): CorsSettings => ({
  allowOrigins: given.AllowOrigins,
  allowMethods: given.AllowMethods,
  allowHeaders: given.AllowHeaders,
  exposeHeaders: given.ExposeHeaders,
  allowCredentials: given.AllowCredentials,
  maxAgeSeconds: given.MaxAge,
});

const integration = {
  type: "AWS::ApiGatewayV2::Integration",
  honoured: z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal("AWS_PROXY"),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal("2.0"),
    TimeoutInMillis: z.int().min(50).max(30_000).default(30_000),
  }),
  withoutEffect: ["Description", "IntegrationMethod"],
};

export const provisionIntegration: ResourceHandler = (resource, context) => {
  const properties = readProperties(integration, resource.properties);
  const id = stableId(resource, context, 7);
  apiOf(properties.ApiId, context).integrations.set(id, {
    functionArn: functionArn(properties.IntegrationUri),
    timeoutMs: properties.TimeoutInMillis,
  });
  return { ref: id, attributes: { IntegrationId: id } };
};

/** The URI is the function's ARN, or API Gateway's path around it. */
function functionArn(uri: string): string {
  return /\/functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

const route = {
  type: "AWS::ApiGatewayV2::Route",
  honoured: z.strictObject({
    ApiId: z.string(),
    AuthorizationType: z.enum(["NONE", "AWS_IAM"]).default("NONE"),
    RouteKey: z.string(),
    Target: z.string().startsWith("integrations/"),
  }),
  withoutEffect: ["OperationName"],
};

export const provisionRoute: ResourceHandler = (resource, context) => {
  const properties = readProperties(route, resource.properties);
  const id = stableId(resource, context, 7);
  apiOf(properties.ApiId, context).routes.set(properties.RouteKey, {
    integrationId: properties.Target.slice("integrations/".length),
    needsIam: properties.AuthorizationType === "AWS_IAM",
  });
  return { ref: id, attributes: { RouteId: id } };
};

const routeSettings = z.strictObject({
  ThrottlingBurstLimit: z.number().optional(),
  ThrottlingRateLimit: z.number().optional(),
  DetailedMetricsEnabled: z.boolean().optional(),
});

const stage = {
  type: "AWS::ApiGatewayV2::Stage",
  honoured: z.strictObject({
    ApiId: z.string(),
    // A named stage would be a prefix of every path.
    StageName: z.literal("$default"),
    AutoDeploy: z.literal(true),
    AccessLogSettings: z.strictObject({ DestinationArn: z.string(), Format: z.string() }).optional(),
    DefaultRouteSettings: routeSettings.optional(),
    RouteSettings: z.record(z.string(), routeSettings).default({}),
  }),
  withoutEffect: ["Description", "Tags"],
};

export const provisionStage: ResourceHandler = (resource, context) => {
  const properties = readProperties(stage, resource.properties);
  const throttle = throttleOf(properties.DefaultRouteSettings);
  const perRoute = Object.entries(properties.RouteSettings).flatMap(([routeKey, settings]) => {
    const own = throttleOf(settings);
    return own ? [[routeKey, own] as const] : [];
  });
  apiOf(properties.ApiId, context).stage = {
    stage: properties.StageName,
    ...(throttle ? { throttle } : {}),
    ...accessLogOf(properties.AccessLogSettings),
    routeThrottles: new Map(perRoute),
  };
  return { ref: properties.StageName, attributes: {} };
};

/** API Gateway's own limits, where only one of the two is set. */
function throttleOf(settings: z.output<typeof routeSettings> | undefined) {
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings ?? {};
  return rate === undefined && burst === undefined
    ? undefined
    : { rate: rate ?? 10_000, burst: burst ?? 5_000 };
}

function accessLogOf(settings: z.output<typeof stage.honoured>["AccessLogSettings"]) {
  if (settings === undefined) return {};
  const accessLogGroup = /:log-group:([^:]+)/.exec(settings.DestinationArn)?.[1];
  return { accessLogFormat: settings.Format, ...(accessLogGroup !== undefined && { accessLogGroup }) };
}

function apiOf(apiId: string, { declared }: ProvisionContext): ApiDeclaration {
  const found = declared.apis.get(apiId);
  if (!found) throw new Error(`no HTTP API of the template has the id ${apiId}`);
  return found;
}
