import { RemovalPolicy } from "aws-cdk-lib";
import type { StageConfig } from "../config/stage.ts";

/** For whatever holds accounts, or evidence about them. */
export function removalPolicy({ retainData }: Pick<StageConfig, "retainData">): RemovalPolicy {
  return retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
