import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import type { MunicipalityConfig } from "../../lib/config/municipality.ts";
import type { StageConfig, StageName } from "../../lib/config/stage.ts";
import { configureStage, type Deployment } from "../../lib/config/stages.ts";
import { EdgeProtectionStack } from "../../lib/edge-protection-stack.ts";
import { RegistrationStack } from "../../lib/registration-stack.ts";
import { kawasaki } from "./kawasaki.ts";
import { sharedTemplate } from "./shared-templates.ts";

// CloudFormation's schema rules run at every real synthesis; here they would cost more than all assertions together.
process.env["CDK_VALIDATION"] = "false";

const { context } = JSON.parse(readFileSync(new URL("../../cdk.json", import.meta.url), "utf8"));

const deployment: Deployment = { release: "1.2.3", webPort: 3000 };

/** An app with the project's feature flags, which bundles no code unless asked to. */
export function anApp({ bundling = false } = {}): App {
  return new App({
    context: bundling ? context : { ...context, "aws:cdk:bundling-stacks": [] },
    outdir: mkdtempSync(join(tmpdir(), "registration-synth-")),
  });
}

export function aStack(): Stack {
  return new Stack(anApp(), "Test", { env: { region: "ap-northeast-1" } });
}

export function aStage(name: StageName = "prod"): StageConfig {
  return configureStage(name, kawasaki, deployment);
}

/** The template of a whole registration stack. */
export function registrationTemplate(
  stage: StageName = "prod",
  municipality: MunicipalityConfig = kawasaki,
  { stackName = "Registration", ...change }: Partial<Deployment> & { readonly stackName?: string } = {},
): Template {
  return sharedTemplate({ stage, municipality, stackName, change }, () => {
    const stack = new RegistrationStack(anApp(), stackName, {
      stage: configureStage(stage, municipality, { ...deployment, ...change }),
      municipality,
      env: { region: "ap-northeast-1" },
    });
    return Template.fromStack(stack);
  });
}

/** The template of what stands in front of it in us-east-1. */
export function edgeTemplate(
  stage: "dev" | "prod" = "prod",
  municipality: MunicipalityConfig = kawasaki,
): Template {
  const configured = configureStage(stage, municipality, deployment);
  const { webAcl } = configured;
  if (!webAcl) throw new Error(`${stage} has no web ACL`);
  return sharedTemplate({ stage, municipality, stackName: "Edge" }, () => {
    const stack = new EdgeProtectionStack(anApp(), "Edge", {
      stage: configured,
      municipality,
      ...webAcl,
      env: { region: "us-east-1" },
    });
    return Template.fromStack(stack);
  });
}
