import * as z from "zod";
import type { Behavior, Origin } from "../services/cloudfront/behavior.ts";
import { createCloudFrontFunction } from "../services/cloudfront/cloudfront-function.ts";
import { policyHeaders, responseHeadersPolicy } from "../services/cloudfront/response-headers.ts";
import { readProperties } from "../services/properties.ts";
import { accessOf } from "../services/s3/bucket-access.ts";
import { pathPattern } from "../services/s3/bucket-deployment.ts";
import {
  type behavior,
  distribution,
  headersIn,
  headersOfCacheKey,
  type OriginProperties,
  requestPolicy,
} from "./distribution-properties.ts";
import { stableId } from "./names.ts";
import type { ProvisionContext, ResourceHandler } from "./resource-handler.ts";

const edgeFunction = {
  type: "AWS::CloudFront::Function",
  honoured: z.strictObject({
    Name: z.string(),
    AutoPublish: z.literal(true),
    FunctionCode: z.string(),
    FunctionConfig: z.strictObject({
      Comment: z.string().optional(),
      Runtime: z.literal("cloudfront-js-2.0"),
    }),
  }),
  withoutEffect: ["Tags"],
};

export const provisionCloudFrontFunction: ResourceHandler = (resource, context) => {
  const { Name, FunctionCode } = readProperties(edgeFunction, resource.properties);
  const FunctionARN = `arn:aws:cloudfront::${context.accountId}:function/${Name}`;
  context.declared.cloudFrontFunctions.set(FunctionARN, createCloudFrontFunction(Name, FunctionCode));
  return { ref: FunctionARN, attributes: { FunctionARN } };
};

const headersPolicy = {
  type: "AWS::CloudFront::ResponseHeadersPolicy",
  honoured: responseHeadersPolicy,
  withoutEffect: [],
};

export const provisionResponseHeadersPolicy: ResourceHandler = (resource, context) => {
  const id = stableId(resource, context, 32);
  const headers = policyHeaders(readProperties(headersPolicy, resource.properties));
  context.declared.headersPolicies.set(id, headers);
  return { ref: id, attributes: { Id: id } };
};

/** The local CloudFront caches nothing; what a cache key has goes on to the origin, too. */
export const provisionCachePolicy: ResourceHandler = (resource, context) => {
  const id = stableId(resource, context, 32);
  const { success, data } = headersOfCacheKey.safeParse(resource.properties);
  context.declared.forwardedHeaders.set(id, success ? lowerCased(headersIn(data)) : []);
  return { ref: id, attributes: { Id: id } };
};

export const provisionOriginRequestPolicy: ResourceHandler = (resource, context) => {
  const id = stableId(resource, context, 32);
  const { OriginRequestPolicyConfig } = readProperties(requestPolicy, resource.properties);
  context.declared.forwardedHeaders.set(id, lowerCased(OriginRequestPolicyConfig.HeadersConfig.Headers));
  return { ref: id, attributes: { Id: id } };
};

const lowerCased = (names: readonly string[]) => names.map((name) => name.toLowerCase());

export const provisionOriginAccessControl: ResourceHandler = (resource, context) => {
  const id = stableId(resource, context, 14).toUpperCase();
  return { ref: id, attributes: { Id: id } };
};

export const provisionDistribution: ResourceHandler = (resource, context) => {
  const { DistributionConfig: config } = readProperties(distribution, resource.properties);
  const id = `E${stableId(resource, context, 13).toUpperCase()}`;
  const arn = `arn:aws:cloudfront::${context.accountId}:distribution/${id}`;
  const origins = new Map(config.Origins.map((origin) => [origin.Id, origin]));
  context.declared.distributions.push({
    rootObject: config.DefaultRootObject,
    apiIds: config.Origins.map(({ DomainName }) => apiIdIn(DomainName)).filter((label) =>
      context.declared.apis.has(label),
    ),
    // When it is asked for: the bucket's policy names the distribution, so it is provisioned after it.
    behaviors: () =>
      [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: "*" }].map((properties) => {
        const origin = origins.get(properties.TargetOriginId);
        if (!origin)
          throw new Error(`${resource.logicalId}: no origin is called ${properties.TargetOriginId}`);
        return behaviorOf(properties, originOf(origin, arn, context), context);
      }),
  });
  return { ref: id, attributes: { Id: id, DomainName: `${id.toLowerCase()}.cloudfront.net` } };
};

function behaviorOf(
  properties: z.output<typeof behavior> & { readonly PathPattern: string },
  origin: Origin,
  { declared }: ProvisionContext,
): Behavior {
  const headers = declared.headersPolicies.get(properties.ResponseHeadersPolicyId ?? "") ?? [];
  const associations = properties.FunctionAssociations;
  const requestHeaders = declared.forwardedHeaders.get(properties.OriginRequestPolicyId ?? "");
  const keyHeaders = declared.forwardedHeaders.get(String(properties.CachePolicyId)) ?? [];
  if (origin.kind === "api" && headers.some(({ override }) => override)) {
    throw new Error("the local CloudFront overrides headers for buckets only");
  }
  const [viewerRequest] = associations.map(({ FunctionARN }) =>
    declared.cloudFrontFunctions.get(FunctionARN),
  );
  return {
    path: pathPattern(properties.PathPattern),
    methods: properties.AllowedMethods,
    compress: properties.Compress,
    origin,
    headers,
    ...(requestHeaders && { forwarded: new Set([...requestHeaders, ...keyHeaders]) }),
    ...(viewerRequest && { viewerRequest }),
  };
}

const apiIdIn = (host: string): string => host.split(".")[0] ?? "";

function originOf(properties: OriginProperties, distributionArn: string, context: ProvisionContext): Origin {
  const { DomainName: host, OriginCustomHeaders: headers } = properties;
  const label = apiIdIn(host);
  if (context.declared.apis.has(label)) {
    return { kind: "api", headers: headers.map(({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue]) };
  }
  const bucket = context.declared.buckets.get(label);
  if (bucket) return { kind: "bucket", bucket, access: accessOf(distributionArn, bucket) };
  throw new Error(`${host} is neither a bucket nor the HTTP API of the template`);
}
