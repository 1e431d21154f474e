import { ArnFormat, Stack } from "aws-cdk-lib";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { CfnLoggingConfiguration, CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { removalPolicy } from "./removal.ts";
import { managedRules, rateRule, tooManyRequests, visibility } from "./web-acl-rules.ts";

export interface WebAclProps {
  readonly stage: StageConfig;
  readonly requestsPerFiveMinutes: number;
}

/**
 * What CloudFront asks before it serves anything: AWS's managed rules and a rate rule per client. What they stop, and
 * what they would stop if they were not told to count only, is logged, without cookies.
 */
export class WebAcl extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage, requestsPerFiveMinutes }: WebAclProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, "Acl", {
      description: "Edge of the registration service",
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      customResponseBodies: tooManyRequests,
      rules: [rateRule(requestsPerFiveMinutes), ...managedRules],
      visibilityConfig: visibility("edge"),
    });
    this.arn = acl.attrArn;
    new CfnLoggingConfiguration(this, "Logging", {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logDestination(this.logGroup(stage))],
      loggingFilter,
      redactedFields: ["cookie", "authorization"].map((Name) => ({ singleHeader: { Name } })),
    });
  }

  private logGroup(stage: StageConfig): LogGroup {
    return new LogGroup(this, "Logs", {
      // WAF writes to groups with this prefix only.
      logGroupName: `aws-waf-logs-${Stack.of(this).stackName}`,
      retention: stage.logRetention,
      removalPolicy: removalPolicy(stage),
    });
  }
}

/** Who was let through stands in CloudFront's access log already. */
const loggingFilter = {
  DefaultBehavior: "DROP",
  Filters: [
    {
      Behavior: "KEEP",
      Requirement: "MEETS_ANY",
      Conditions: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((Action) => ({ ActionCondition: { Action } })),
    },
  ],
};

/** Without the `:*` that the CDK's own ARN of a log group ends with: WAF refuses it. */
const logDestination = (logGroup: LogGroup): string =>
  Stack.of(logGroup).formatArn({
    service: "logs",
    resource: "log-group",
    resourceName: logGroup.logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
