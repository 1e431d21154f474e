import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/show-password-reset.environment.ts";
import { showsFlow } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const showPasswordReset = (scope: Construct, platform: Platform) =>
  showsFlow(scope, platform, {
    id: "ShowPasswordReset",
    entry: "show-password-reset",
    schema,
    keys: "RESET#*",
  });
