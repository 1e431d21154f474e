import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { StageConfig } from "../config/stage.ts";

/** Allows to ask the city's function for open applications, where there is one. */
export function grantOpenApplications(
  grantee: IGrantable,
  { openApplications }: StageConfig["withdrawal"],
): void {
  if (openApplications === undefined) return;
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [openApplications] }),
  );
}
