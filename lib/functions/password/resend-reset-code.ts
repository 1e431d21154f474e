import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/resend-reset-code.environment.ts";
import { asksForCode, renewingCode } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const resendResetCode = (scope: Construct, platform: Platform) =>
  asksForCode(scope, platform, {
    id: "ResendResetCode",
    entry: "resend-reset-code",
    schema,
    keys: "RESET#*",
    actions: renewingCode,
  });
