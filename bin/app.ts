/**
 * The CDK app. Context (`-c name=value`): `stage` (dev, prod or local; default dev), `municipality` (a folder of
 * municipalities/; for its default see lib/config/context.ts), `release` (default: the package's version),
 * `firstDeployment` (true until the stage stands, see docs/deploy.md; default false), `webPort` (stage local only).
 */
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { ConfigurationError } from "../lib/config/configuration-error.ts";
import { readContext } from "../lib/config/context.ts";
import { loadMunicipality } from "../lib/config/load-municipality.ts";
import { nameForAws } from "../lib/config/name-for-aws.ts";
import { configureStage } from "../lib/config/stages.ts";
import { EdgeProtectionStack } from "../lib/edge-protection-stack.ts";
import { RegistrationStack } from "../lib/registration-stack.ts";

async function compose(): Promise<void> {
  const app = new App();
  const context = readContext(app.node);
  const municipality = await loadMunicipality(context.municipality);
  const stage = configureStage(context.stage, municipality, context);
  const account = process.env["CDK_DEFAULT_ACCOUNT"];
  const serviceName = nameForAws(municipality.id, municipality.serviceName);
  const stackName = `${municipality.id}-registration-${stage.name}`;

  if (stage.webAcl) {
    new EdgeProtectionStack(app, `${stackName}-edge`, {
      stage,
      municipality,
      ...stage.webAcl,
      description: `Web ACL of ${serviceName} (${stage.name})`,
      env: { region: "us-east-1", ...(account && { account }) },
      terminationProtection: stage.protectData,
    });
  }
  new RegistrationStack(app, stackName, {
    stage,
    municipality,
    description: `Account registration for ${serviceName} (${stage.name})`,
    env: { region: "ap-northeast-1", ...(account && { account }) },
    terminationProtection: stage.protectData,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

try {
  await compose();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  // Somebody's to mend, not ours: where in the program it was found would only hide what to do.
  console.error(error.message);
  process.exit(1);
}
