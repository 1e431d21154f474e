import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/show-revival.environment.ts";
import { showsFlow } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const showRevival = (scope: Construct, platform: Platform) =>
  showsFlow(scope, platform, {
    id: "ShowRevival",
    entry: "show-revival",
    schema,
    keys: "REVIVE#*",
  });
