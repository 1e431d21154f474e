import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/resend-revival-code.environment.ts";
import { asksForCode, renewingCode } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const resendRevivalCode = (scope: Construct, platform: Platform) =>
  asksForCode(scope, platform, {
    id: "ResendRevivalCode",
    entry: "resend-revival-code",
    schema,
    keys: "REVIVE#*",
    actions: renewingCode,
  });
