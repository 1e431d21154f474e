import { describe, expect, it } from "@jest/globals";
import { Match, Template } from "aws-cdk-lib/assertions";
import { clientIpHeader, originProofHeader } from "../../../contracts/cloudfront-headers.ts";
import { siteConfigOf } from "../../../lib/config/site-config.ts";
import { configureStage } from "../../../lib/config/stages.ts";
import { WebSite, type WebSiteProps } from "../../../lib/constructs/web-site.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";
import { logicalIdIn, type Resource, resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

const aSite = (change: Partial<WebSiteProps> = {}, municipality = aMunicipality()) => {
  const stack = aStack();
  const stage = configureStage("prod", municipality, { release: "1.2.3", webPort: 3000 });
  const config = siteConfigOf(municipality, "prod");
  const apiOriginHeaders = { "x-origin-proof": "secret" };
  const defaults = { stage, apiDomainName: "api.example", apiOriginHeaders, config };
  const site = new WebSite(stack, "Web", { ...defaults, ...change });
  return { template: Template.fromStack(stack), url: stack.resolve(site.url) };
};

const only = (template: Template, type: string): Resource => {
  const [found, ...others] = resourcesOf(template, type);
  if (!found || others.length > 0) throw new Error(`not one ${type}`);
  return found;
};
const distributionOf = (template: Template) =>
  only(template, "AWS::CloudFront::Distribution").properties.DistributionConfig;

describe("the site", () => {
  const { template, url } = aSite();
  const distribution = distributionOf(template);
  const functionAt = ({ FunctionAssociations: all }: { FunctionAssociations: readonly unknown[] }) => {
    expect(all).toEqual([expect.objectContaining({ EventType: "viewer-request" })]);
    const id = logicalIdIn(all);
    const found = resourcesOf(template, "AWS::CloudFront::Function").find(
      ({ logicalId }) => logicalId === id,
    );
    if (!found) throw new Error(`no function ${id}`);
    return found.properties;
  };

  it("has the municipality's own host, by its certificate and TLS 1.2", () => {
    expect(url).toBe("https://registration.midori.example");
    expect(distribution).toMatchObject({
      Aliases: ["registration.midori.example"],
      ViewerCertificate: {
        AcmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d",
        MinimumProtocolVersion: "TLSv1.2_2021",
        SslSupportMethod: "sni-only",
      },
    });
  });

  it("without a certificate is under the domain that CloudFront gives it", () => {
    const { certificates: _, ...without } = aMunicipality();
    const site = aSite({}, without);
    const given = { "Fn::GetAtt": [expect.stringMatching(/^WebDistribution/), "DomainName"] };
    expect(site.url).toEqual({ "Fn::Join": ["", ["https://", given]] });
    expect(distributionOf(site.template)).not.toHaveProperty("Aliases");
  });

  it("keeps its bucket private: encrypted, no public access, TLS only, read by the distribution alone", () => {
    const buckets = resourcesOf(template, "AWS::S3::Bucket");
    for (const { properties } of buckets)
      expect(properties).toMatchObject({
        BucketEncryption: expect.anything(),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
    const policies = resourcesOf(template, "AWS::S3::BucketPolicy").map(
      ({ properties }) => properties.PolicyDocument.Statement,
    );
    for (const statements of policies)
      expect(statements).toContainEqual(
        expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      );
    const allowed = policies.flat().filter(({ Effect }) => Effect === "Allow");
    expect(allowed).toEqual([
      expect.objectContaining({
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: ["s3:GetObject", "s3:ListBucket"],
        Condition: { StringEquals: { "AWS:SourceArn": expect.anything() } },
      }),
    ]);
  });

  it("leads every path without a file to its one page, and no answer of the API", () => {
    expect(functionAt(distribution.DefaultCacheBehavior)).toMatchObject({
      AutoPublish: true,
      FunctionConfig: { Runtime: "cloudfront-js-2.0" },
      FunctionCode: expect.stringContaining('request.uri = "/index.html"'),
    });
    const [api] = distribution.CacheBehaviors;
    expect(api.PathPattern).toBe("/api/*");
    expect(functionAt(api).FunctionCode).not.toContain("index.html");
    for (const response of distribution.CustomErrorResponses)
      expect(Object.keys(response).sort()).toEqual(["ErrorCachingMinTTL", "ErrorCode"]);
  });

  it("names the caller to the API, in place of whatever the caller says, and by a header that proves it", () => {
    const [api] = distribution.CacheBehaviors;
    expect(functionAt(api)).toMatchObject({
      AutoPublish: true,
      FunctionConfig: { Runtime: "cloudfront-js-2.0" },
      FunctionCode: expect.stringContaining(
        `request.headers["${clientIpHeader}"] = { value: event.viewer.ip }`,
      ),
    });
    const origin = distribution.Origins.find(({ Id }: { Id: string }) => Id === api.TargetOriginId);
    expect(origin.OriginCustomHeaders).toEqual([{ HeaderName: originProofHeader, HeaderValue: "secret" }]);
  });

  it("hands to the API what it reads and where the viewer is, but no host, over TLS 1.2, and keeps what it says only", () => {
    const [api] = distribution.CacheBehaviors;
    expect(api).toMatchObject({
      OriginRequestPolicyId: { Ref: expect.stringMatching(/^WebApiRequests/) },
      ViewerProtocolPolicy: "https-only",
      AllowedMethods: expect.arrayContaining(["GET", "POST", "PATCH", "DELETE"]),
    });
    const [policy] = Object.values(template.findResources("AWS::CloudFront::OriginRequestPolicy"));
    const headers: readonly string[] =
      policy?.["Properties"].OriginRequestPolicyConfig.HeadersConfig.Headers ?? [];
    expect(headers.map((name) => name.toLowerCase()).sort()).toEqual([
      ...["cloudfront-viewer-country-name", "cloudfront-viewer-country-region-name", "content-type"],
      ...["idempotency-key", "origin", "sec-fetch-site", "user-agent", "x-client-address"],
    ]);
    const origin = distribution.Origins.find(({ Id }: { Id: string }) => Id === api.TargetOriginId);
    expect(origin).toMatchObject({
      DomainName: "api.example",
      CustomOriginConfig: { OriginProtocolPolicy: "https-only", OriginSSLProtocols: ["TLSv1.2"] },
    });
    template.hasResourceProperties("AWS::CloudFront::CachePolicy", {
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: "all" },
          HeadersConfig: { HeaderBehavior: "whitelist", Headers: ["Accept-Language"] },
          QueryStringsConfig: { QueryStringBehavior: "all" },
        },
      },
    });
  });

  it("with partners hands on what a preflight asks, and keeps answers apart by origin", () => {
    const withPartners = registrationTemplate("prod", {
      ...aMunicipality(),
      partnerOrigins: { prod: ["https://apply.midori.example"] },
    });
    const [policy] = Object.values(withPartners.findResources("AWS::CloudFront::OriginRequestPolicy"));
    const headers: readonly string[] =
      policy?.["Properties"].OriginRequestPolicyConfig.HeadersConfig.Headers ?? [];
    expect(headers).toEqual(
      expect.arrayContaining(["Access-Control-Request-Headers", "Access-Control-Request-Method"]),
    );
    expect(headers.length).toBeLessThanOrEqual(10);
    withPartners.hasResourceProperties("AWS::CloudFront::CachePolicy", {
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { HeaderBehavior: "whitelist", Headers: ["Accept-Language", "Origin"] },
        },
      },
    });
  });

  it("answers an error of the API anew at each retry", () => {
    expect(distribution.CustomErrorResponses).toEqual(
      [404, 500, 501, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    );
  });

  it("has headers that let nothing in from elsewhere, on its pages and on what the gateway answers", () => {
    const policyOf = (behavior: { ResponseHeadersPolicyId: unknown }) => {
      const id = logicalIdIn(behavior.ResponseHeadersPolicyId);
      const found = resourcesOf(template, "AWS::CloudFront::ResponseHeadersPolicy").find(
        ({ logicalId }) => logicalId === id,
      );
      return found?.properties.ResponseHeadersPolicyConfig;
    };
    const { SecurityHeadersConfig: page } = policyOf(distribution.DefaultCacheBehavior);
    expect(page.ContentSecurityPolicy.ContentSecurityPolicy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'$/,
    );
    expect(page.ContentSecurityPolicy.ContentSecurityPolicy).not.toContain("unsafe");
    const { SecurityHeadersConfig: api, CustomHeadersConfig } = policyOf(distribution.CacheBehaviors[0]);
    for (const policy of [page, api])
      expect(policy).toMatchObject({
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
        ContentTypeOptions: expect.anything(),
        ReferrerPolicy: expect.anything(),
      });
    expect(api.ContentSecurityPolicy).toMatchObject({ Override: false });
    expect(CustomHeadersConfig.Items).toEqual([
      { Header: "cache-control", Value: "no-store", Override: false },
    ]);
  });

  it("lets browsers keep what is named after its content, and ask again for everything else", () => {
    const deployments = resourcesOf(template, "Custom::CDKBucketDeployment").map(({ properties }) => ({
      prefix: properties.DestinationBucketKeyPrefix,
      exclude: properties.Exclude,
      prune: properties.Prune,
      cacheControl: properties.SystemMetadata["cache-control"],
    }));
    expect(deployments).toEqual([
      { prefix: "assets", prune: false, cacheControl: "public, max-age=31536000, immutable" },
      { exclude: ["assets/*", "notices.json"], prune: true, cacheControl: "no-cache" },
      { prune: false, cacheControl: "public, max-age=60" },
    ]);
  });

  it("logs requests, without cookies, as long as the stage keeps logs", () => {
    expect(distribution.Logging).toMatchObject({ IncludeCookies: false });
    template.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 400, Status: "Enabled" }] },
    });
  });

  it("takes a web ACL", () => {
    const webAclArn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/1";
    expect(distributionOf(aSite({ webAclArn }).template).WebACLId).toBe(webAclArn);
  });
});

describe("the stack's functions", () => {
  const { certificates: _, ...without } = aMunicipality();
  const template = registrationTemplate("prod", without);

  it("know the site by the domain that CloudFront gave it, where there is no certificate", () => {
    const given = { "Fn::GetAtt": [Match.stringLikeRegexp("^WebDistribution"), "DomainName"] };
    const variables = { ALLOWED_ORIGINS: { "Fn::Join": ["", ["https://", given]] } };
    template.hasResourceProperties("AWS::Lambda::Function", {
      Description: "start-registration",
      Environment: { Variables: Match.objectLike(variables) },
    });
  });
});
