import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import type { MunicipalityConfig } from "../../lib/config/municipality.ts";
import type { StageConfig, StageName } from "../../lib/config/stage.ts";
import { configureStage } from "../../lib/config/stages.ts";
import { RegistrationStack } from "../../lib/registration-stack.ts";
import { municipality as kawasaki } from "../../municipalities/kawasaki/config.ts";

// CloudFormation's schema rules run at every real synthesis; here they would cost more than all assertions together.
process.env["CDK_VALIDATION"] = "false";

const { context } = JSON.parse(readFileSync(new URL("../../cdk.json", import.meta.url), "utf8"));

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
  return configureStage(name, kawasaki, { release: "1.2.3", webPort: 3000 });
}

/** The template of a whole registration stack. */
export function registrationTemplate(
  stage: StageName = "prod",
  municipality: MunicipalityConfig = kawasaki,
): Template {
  const stack = new RegistrationStack(anApp(), "Registration", {
    stage: configureStage(stage, municipality, { release: "1.2.3", webPort: 3000 }),
    municipality,
    env: { region: "ap-northeast-1" },
  });
  return Template.fromStack(stack);
}
