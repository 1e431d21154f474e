import { describe, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { RegistrationSecrets } from "../../../lib/constructs/registration-secrets.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

describe("the service's secrets", () => {
  it("are drawn by Secrets Manager and never stand in the template", () => {
    const stack = aStack();
    new RegistrationSecrets(stack, "Secrets", { stage: aStage("prod") });
    const template = Template.fromStack(stack);
    template.resourceCountIs("AWS::SecretsManager::Secret", 2);
    template.allResourcesProperties("AWS::SecretsManager::Secret", {
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
  });
});
