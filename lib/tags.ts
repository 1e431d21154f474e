import { type Stack, Tags } from "aws-cdk-lib";

/** Which CloudFormation refuses with tags, whatever the CDK says: cfn-lint, E3002. */
const untaggable = ["AWS::CloudWatch::Dashboard"];

/** By these a bill or an inventory of the account can be read. */
export function tagEverything(
  stack: Stack,
  { municipality, stage }: { readonly municipality: string; readonly stage: string },
): void {
  const tags = { service: "registration", municipality, stage };
  for (const [key, value] of Object.entries(tags)) {
    Tags.of(stack).add(key, value, { excludeResourceTypes: untaggable });
  }
}
