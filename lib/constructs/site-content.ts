import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CfnElement, Duration, Stack, Token } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";
import { noticesFile } from "../../contracts/published-notices.ts";
import { logoFile, type SiteConfig } from "../../contracts/site-config.ts";
import { fillShell } from "../../contracts/site-shell.ts";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";
import { builtSite } from "./site-build.ts";

export interface SiteContentProps {
  readonly stage: StageConfig;
  readonly bucket: IBucket;
  readonly config: SiteConfig;
  readonly images: SiteImages;
}

/** Texts of SVG files. */
export interface SiteImages {
  readonly logo?: string | undefined;
  /** In place of the site's own. */
  readonly icon?: string | undefined;
}

/**
 * Puts the built web front end, its page filled with the municipality's texts, and its `/config.json` into the site's bucket.
 *
 * Files under `/assets` have a hash of their content in their names: browsers keep them for a year, and those of
 * earlier releases stay in the bucket, for who has still the page open that asks for them. Everything else is asked
 * for anew, so a release reaches everybody at once without an invalidation.
 */
export class SiteContent extends Construct {
  constructor(scope: Construct, id: string, { stage, bucket, config, images }: SiteContentProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: "Copies the site into its bucket during a deployment",
    });
    const logGroup = new LogGroup(this, "Logs", {
      retention: stage.logRetention,
      removalPolicy: removalPolicy(stage),
    });
    logGroup.grantWrite(role);
    const common = { destinationBucket: bucket, role, logGroup };

    const assets = new BucketDeployment(this, "Assets", {
      ...common,
      sources: [siteAssets(this)],
      destinationKeyPrefix: "assets",
      prune: false,
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    });
    const pages = new BucketDeployment(this, "Pages", {
      ...common,
      sources: [
        sitePages(this),
        Source.data(page, filledPage(this, config)),
        Source.jsonData("config.json", config),
        ...(images.logo === undefined ? [] : [Source.data(logoFile, images.logo)]),
        ...(images.icon === undefined ? [] : [Source.data("favicon.svg", images.icon)]),
      ],
      exclude: ["assets/*", noticesFile],
      prune: true,
      cacheControl: [CacheControl.noCache()],
    });
    // Made empty with the stack, and left alone by every deployment after it: what is the same is not deployed again.
    new BucketDeployment(this, "Notices", {
      ...common,
      sources: [Source.jsonData(noticesFile, {})],
      prune: false,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(1))],
    });
    // A page never names a file that is not there yet.
    pages.node.addDependency(assets);

    acknowledge(role, wildcardsOf(bucket));
    acknowledge(Stack.of(this), {
      "AwsSolutions-L1":
        "The function of the CDK's bucket deployment has the runtime that its release was tested with.",
    });
  }
}

/** The permissions that the CDK's bucket deployment grants itself, each by its finding. */
function wildcardsOf(bucket: IBucket): Record<string, string> {
  const { account, region } = Stack.of(bucket);
  const bootstrap = `cdk-hnb659fds-assets-${Token.isUnresolved(account) ? "<AWS::AccountId>" : account}-${region}`;
  const resource = bucket.node.defaultChild;
  const logicalId = CfnElement.isCfnElement(resource) ? Stack.of(bucket).getLogicalId(resource) : "";
  const readsAssets = "Reads the site's assets in the bootstrap bucket, whose keys are hashes.";
  const writesSite =
    "Writes and removes whatever keys the site has in its own bucket, and nothing elsewhere.";
  return {
    "AwsSolutions-IAM5[Action::s3:GetBucket*]": readsAssets,
    "AwsSolutions-IAM5[Action::s3:GetObject*]": readsAssets,
    "AwsSolutions-IAM5[Action::s3:List*]": readsAssets,
    [`AwsSolutions-IAM5[Resource::arn:aws:s3:::${bootstrap}/*]`]: readsAssets,
    "AwsSolutions-IAM5[Action::s3:Abort*]": writesSite,
    "AwsSolutions-IAM5[Action::s3:DeleteObject*]": writesSite,
    [`AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/*]`]: writesSite,
  };
}

const siteAssets = (scope: Construct): ISource =>
  Stack.of(scope).bundlingRequired ? Source.asset(`${builtSite()}/assets`) : unbuilt("app.js");

const page = "index.html";

const sitePages = (scope: Construct): ISource =>
  Stack.of(scope).bundlingRequired
    ? Source.asset(builtSite(), { exclude: ["assets", page] })
    : unbuilt("404.txt");

/** The page with the municipality's texts: they are read before any script has run, and where none ever does. */
const filledPage = (scope: Construct, config: SiteConfig): string =>
  Stack.of(scope).bundlingRequired ? fillShell(readFileSync(join(builtSite(), page), "utf8"), config) : "";

/** `cdk list`, `cdk destroy` and tests of the template need no site. */
const unbuilt = (name: string): ISource => Source.data(name, "");
