import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { StageConfig } from "./config/stage.ts";
import { WebAcl, type WebAclProps } from "./constructs/web-acl.ts";
import { tagEverything } from "./tags.ts";

export interface EdgeProtectionStackProps extends StackProps, WebAclProps {
  readonly stage: StageConfig;
  readonly municipality: { readonly id: string };
}

/** What CloudFront looks for in us-east-1: deployed before the registration stack, which is given the web ACL's ARN. */
export class EdgeProtectionStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeProtectionStackProps) {
    const { stage, municipality, requestsPerFiveMinutes, ...stackProps } = props;
    super(scope, id, stackProps);
    tagEverything(this, { municipality: municipality.id, stage: stage.name });
    const acl = new WebAcl(this, "WebAcl", { stage, requestsPerFiveMinutes });
    new CfnOutput(this, "WebAclArn", { value: acl.arn });
    new CfnOutput(this, "WebAclLogGroupName", { value: acl.logGroupName });
  }
}
