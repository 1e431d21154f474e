import { CfnParameter, type Stack } from "aws-cdk-lib";
import type { StageConfig } from "./config/stage.ts";

/**
 * The web ACL of a stage that has one, for CloudFormation to ask for (docs/deploy.md, step 3): it is a resource of
 * us-east-1, so of another stack. Without a default, so that no deployment leaves it out.
 */
export function webAclParameter(
  stack: Stack,
  { webAcl }: Pick<StageConfig, "webAcl">,
): { readonly webAclArn?: string } {
  if (webAcl === undefined) return {};
  const parameter = new CfnParameter(stack, "WebAclArn", {
    description: "Output WebAclArn of this stage's edge stack",
    allowedPattern: "arn:aws:wafv2:us-east-1:[0-9]{12}:global/webacl/.+",
    constraintDescription: "must be the ARN of a web ACL of scope CLOUDFRONT",
  });
  return { webAclArn: parameter.valueAsString };
}
