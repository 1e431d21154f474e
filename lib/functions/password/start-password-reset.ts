import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/start-password-reset.environment.ts";
import { asksForCode, startingFlow } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const startPasswordReset = (scope: Construct, platform: Platform) =>
  asksForCode(scope, platform, {
    id: "StartPasswordReset",
    entry: "start-password-reset",
    schema,
    keys: "RESET#*",
    actions: startingFlow,
  });
