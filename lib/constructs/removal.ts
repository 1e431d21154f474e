import { RemovalPolicy } from "aws-cdk-lib";
import type { StageConfig } from "../config/stage.ts";

/**
 * For whatever holds accounts, or evidence about them. What a failed creation leaves is empty, and CloudFormation
 * deletes it with the rest, so that the same command can be given again (docs/adr/0020).
 */
export function removalPolicy({ retainData }: Pick<StageConfig, "retainData">): RemovalPolicy {
  return retainData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
}
