import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/show-registration.environment.ts";
import { showsFlow } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const showRegistration = (scope: Construct, platform: Platform) =>
  showsFlow(scope, platform, {
    id: "ShowRegistration",
    entry: "show-registration",
    schema,
    keys: "REGISTRATION#*",
    makesAccount: true,
  });
