import { ArnFormat, Fn, Stack } from "aws-cdk-lib";
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
 * what they would stop if they were not set to count only, is logged, without cookies.
 */
export class WebAcl extends Construct {
  readonly arn: string;
  /** Where it logs what it stopped or counted. */
  readonly logGroupName: string;

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
    const logGroup = this.logGroup(stage);
    this.logGroupName = logGroup.logGroupName;
    new CfnLoggingConfiguration(this, "Logging", {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logDestination(logGroup)],
      loggingFilter,
      redactedFields: ["cookie", "authorization"].map((Name) => ({ singleHeader: { Name } })),
    });
  }

  private logGroup(stage: StageConfig): LogGroup {
    return new LogGroup(this, "Logs", {
      // WAF writes to groups with this prefix only. Its end is new with every stack: the group is kept when its stack
      // goes, and must not be in the way of the next.
      logGroupName: `aws-waf-logs-${Stack.of(this).stackName}-${idOf(Stack.of(this))}`,
      retention: stage.logRetention,
      removalPolicy: removalPolicy(stage),
    });
  }
}

/** The first part of the UUID in a stack's id, which CloudFormation draws when it makes the stack. */
const idOf = ({ stackId }: Stack) => Fn.select(0, Fn.split("-", Fn.select(2, Fn.split("/", stackId))));

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
