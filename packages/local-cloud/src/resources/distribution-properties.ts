import * as z from "zod";

/** Sends everything that came from the viewer on to the origin, but for the host. */
const allViewerExceptHostHeader = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

/** AWS's own policies have UUIDs. */
const managedPolicy = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const all = { cookies: z.literal("all"), queries: z.literal("all") };

/** Which of the viewer's headers go on, and which of CloudFront's own; cookies and queries all do. */
export const requestPolicy = {
  type: "AWS::CloudFront::OriginRequestPolicy",
  honoured: z.strictObject({
    OriginRequestPolicyConfig: z.strictObject({
      Name: z.string(),
      Comment: z.string().optional(),
      CookiesConfig: z.strictObject({ CookieBehavior: all.cookies }),
      QueryStringsConfig: z.strictObject({ QueryStringBehavior: all.queries }),
      HeadersConfig: z.strictObject({
        HeaderBehavior: z.literal("whitelist"),
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-policies
        Headers: z.array(z.string()).max(10),
      }),
    }),
  }),
  withoutEffect: [],
};

/** The headers of a cache policy's key, which go on to the origin as well. */
export const headersOfCacheKey = z.object({
  CachePolicyConfig: z.object({
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      HeadersConfig: z.object({ Headers: z.array(z.string()).default([]) }),
    }),
  }),
});
export const headersIn = ({ CachePolicyConfig }: z.output<typeof headersOfCacheKey>) =>
  CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers;

export const behavior = z.strictObject({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(["GET", "HEAD"]),
  Compress: z.boolean().default(false),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal("viewer-request"), FunctionARN: z.string() }))
    .max(1)
    .default([]),
  ResponseHeadersPolicyId: z.string().optional(),
  /** The managed policy by its id, or one of the template's own. */
  OriginRequestPolicyId: z
    .string()
    .refine(
      (id) => id === allViewerExceptHostHeader || !managedPolicy.test(id),
      "of the managed policies the local CloudFront knows AllViewerExceptHostHeader alone",
    )
    .optional(),
  /** Nothing is kept here; see provisionCachePolicy. */
  CachePolicyId: z.unknown().optional(),
  /** Plain HTTP is all there is on one machine. */
  ViewerProtocolPolicy: z.unknown().optional(),
});

const origin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginAccessControlId: z.string().optional(),
  OriginCustomHeaders: z
    .array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() }))
    .default([]),
  S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal("") }).optional(),
  /** How CloudFront speaks to the API, which is in this process. */
  CustomOriginConfig: z.unknown().optional(),
});
export type OriginProperties = z.output<typeof origin>;

export const distribution = {
  type: "AWS::CloudFront::Distribution",
  honoured: z.strictObject({
    DistributionConfig: z.strictObject({
      Enabled: z.literal(true),
      DefaultRootObject: z.string(),
      DefaultCacheBehavior: behavior,
      CacheBehaviors: z.array(behavior.extend({ PathPattern: z.string() })).default([]),
      Origins: z.array(origin),
      /** How long errors are kept, no more: a page in their place would hide the API's problem documents. */
      CustomErrorResponses: z
        .array(z.strictObject({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number() }))
        .default([]),
      // What has no effect on one machine: names, protocols, places, logs.
      Aliases: z.unknown().optional(),
      Comment: z.unknown().optional(),
      HttpVersion: z.unknown().optional(),
      IPV6Enabled: z.unknown().optional(),
      Logging: z.unknown().optional(),
      PriceClass: z.unknown().optional(),
      ViewerCertificate: z.unknown().optional(),
      WebACLId: z.unknown().optional(),
    }),
  }),
  withoutEffect: ["Tags"],
};
