import { fileURLToPath } from "node:url";
import { Duration, Fn } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import {
  clientIpHeader,
  viewerCountryHeader,
  viewerRegionHeader,
} from "../../contracts/cloudfront-headers.ts";
import type { SiteConfig } from "../../contracts/site-config.ts";
import { nameForAws } from "../config/name-for-aws.ts";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";
import { apiHeaders, siteHeaders } from "./response-headers.ts";
import { SiteContent, type SiteImages } from "./site-content.ts";

const codeOf = (name: string) =>
  fileURLToPath(new URL(`../cloudfront-functions/${name}.js`, import.meta.url));

/** Errors that CloudFront would otherwise answer again for ten seconds, to a retry that would succeed. */
const uncachedErrors = [404, 500, 501, 502, 503, 504];

export interface WebSiteProps {
  readonly stage: StageConfig;
  /** Host of the HTTP API. */
  readonly apiDomainName: string;
  readonly config: SiteConfig;
  /** The municipality's own pictures, where it has any. */
  readonly images?: SiteImages;
  /** Headers that CloudFront adds to every request to the API, by which the API knows that it came this way. */
  readonly apiOriginHeaders: Readonly<Record<string, string>>;
  /**
   * ARN of a web ACL of scope CLOUDFRONT, which is a resource of us-east-1.
   * @default none
   */
  readonly webAclArn?: string;
}

/**
 * Site and API on one origin: CloudFront in front of a private bucket, and of the HTTP API under `/api`
 * (docs/adr/0006).
 */
export class WebSite extends Construct {
  /** Origin, as browsers see it: the stage's own or, without a certificate, the one that CloudFront gives. */
  readonly url: string;
  readonly distribution: Distribution;
  /** Whatever of the site is published without a deployment is put there. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, props: WebSiteProps) {
    super(scope, id);
    const { stage, config, images = {}, webAclArn } = props;
    const bucket = this.siteBucket(stage);
    this.bucketName = bucket.bucketName;

    this.distribution = new Distribution(this, "Distribution", {
      comment: `${nameForAws(config.municipality, config.serviceName)} (${stage.name})`,
      defaultRootObject: "index.html",
      defaultBehavior: this.siteBehavior(bucket),
      additionalBehaviors: { "/api/*": this.apiBehavior(props) },
      errorResponses: uncachedErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      ...customDomain(this, stage),
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Edge locations in Japan, Asia, Europe and North America.
      priceClass: PriceClass.PRICE_CLASS_200,
      logBucket: this.logBucket(stage),
      logIncludesCookies: false,
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
    });
    acknowledge(this.distribution, {
      "Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk":
        "Nobody gets a list: the root is the default root object, query strings never reach the bucket.",
      "AwsSolutions-CFR1": "People abroad register, too: for a procedure at home, or for a company.",
      ...(webAclArn === undefined && {
        "AwsSolutions-CFR2":
          "Only the local stage, which is never deployed, has no web ACL (lib/config/cloudfront.ts).",
      }),
      ...(stage.certificateArn === undefined && {
        "AwsSolutions-CFR4":
          "CloudFront lets nobody choose the protocol under its own domain; with the municipality's certificate it is TLS 1.2 (docs/deploy.md).",
      }),
    });
    this.url = stage.siteUrl ?? Fn.join("", ["https://", this.distribution.distributionDomainName]);
    new SiteContent(this, "Content", { stage, bucket, config, images });
  }

  /** Not versioned: what is in it can be made again from any release. */
  private siteBucket(stage: StageConfig): IBucket {
    const bucket = privateBucket(this, "Bucket", stage, {
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    });
    acknowledge(bucket, {
      "AwsSolutions-S1":
        "Only CloudFront reads it, and CloudFront keeps an access log; deployments are in CloudTrail.",
    });
    return bucket;
  }

  /** Addresses of clients are in it: kept as long as the stage's other logs, and no longer. */
  private logBucket(stage: StageConfig): IBucket {
    const bucket = privateBucket(this, "AccessLogs", stage, {
      // CloudFront writes its log with an access control list, and the bucket's owner shall own it.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(stage.logRetention) }],
    });
    acknowledge(bucket, { "AwsSolutions-S1": "It is the access log." });
    return bucket;
  }

  private siteBehavior(bucket: IBucket): BehaviorOptions {
    return {
      // With LIST a file that is not there is 404; without, S3 would answer 403. Keys are no secret here.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: siteHeaders(this),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      ...this.atViewerRequest("SitePaths", "site-paths", "Paths of screens are the site's one page"),
    };
  }

  private apiBehavior({ stage, apiDomainName, apiOriginHeaders }: WebSiteProps): BehaviorOptions {
    return {
      origin: new HttpOrigin(apiDomainName, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: apiOriginHeaders,
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: this.apiCachePolicy(stage),
      originRequestPolicy: this.apiRequestPolicy(stage),
      responseHeadersPolicy: apiHeaders(this),
      // Never a redirect: what came in the clear was seen already, cookies included.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      ...this.atViewerRequest("ClientIp", "client-ip", "Gives the API the viewer's IP address"),
    };
  }

  /** A behaviour may have one function for each event: another step at the same one belongs into the same file. */
  private atViewerRequest(id: string, name: string, comment: string): Partial<BehaviorOptions> {
    const edgeFunction = new EdgeFunction(this, id, {
      comment,
      code: FunctionCode.fromFile({ filePath: codeOf(name) }),
      runtime: FunctionRuntime.JS_2_0,
    });
    return {
      functionAssociations: [{ function: edgeFunction, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /**
   * What the API reads, and where CloudFront believes the viewer to be, which no managed policy has without the viewer's
   * host: API Gateway finds the API by the host, so it must be the API's own. A policy takes ten headers.
   */
  private apiRequestPolicy(stage: StageConfig): OriginRequestPolicy {
    return new OriginRequestPolicy(this, "ApiRequests", {
      comment: "API: what it reads, and where the viewer is",
      cookieBehavior: OriginRequestCookieBehavior.all(),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      headerBehavior: OriginRequestHeaderBehavior.allowList(
        ...["Content-Type", "Idempotency-Key"],
        ...(hasPartners(stage) ? preflightHeaders : ["Origin"]),
        ...["Sec-Fetch-Site", "User-Agent"],
        ...[clientIpHeader, viewerCountryHeader, viewerRegionHeader],
      ),
    });
  }

  /**
   * Keeps only answers that say how long, by everything that they may depend on. Personal answers say `no-store`; even
   * if one forgot to, cookies in the key keep it from anybody else. With partners, an answer is of one origin, too: API Gateway
   * writes into it who may read it.
   */
  private apiCachePolicy(stage: StageConfig): CachePolicy {
    return new CachePolicy(this, "ApiCache", {
      comment: "API: as its answers say",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      cookieBehavior: CacheCookieBehavior.all(),
      headerBehavior: CacheHeaderBehavior.allowList(
        ...["Accept-Language", ...(hasPartners(stage) ? ["Origin"] : [])],
      ),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }
}

const hasPartners = ({ partnerOrigins }: StageConfig) => partnerOrigins.length > 0;

/** By which API Gateway knows a preflight. */
const preflightHeaders = ["Access-Control-Request-Headers", "Access-Control-Request-Method"];

function privateBucket(scope: Construct, id: string, stage: StageConfig, props: BucketProps): IBucket {
  return new Bucket(scope, id, {
    ...props,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: removalPolicy(stage),
    autoDeleteObjects: !stage.retainData,
  }) as IBucket; // which it is; only under exactOptionalPropertyTypes do the CDK's own types disagree
}

function customDomain(scope: Construct, { siteUrl, certificateArn }: StageConfig) {
  if (siteUrl === undefined || certificateArn === undefined) return {};
  return {
    domainNames: [new URL(siteUrl).host],
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    certificate: Certificate.fromCertificateArn(scope, "Certificate", certificateArn),
  };
}
