import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/start-revival.environment.ts";
import { asksForCode, startingFlow } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const startRevival = (scope: Construct, platform: Platform) =>
  asksForCode(scope, platform, {
    id: "StartRevival",
    entry: "start-revival",
    schema,
    keys: "REVIVE#*",
    actions: startingFlow,
  });
