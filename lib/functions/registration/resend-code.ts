import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/resend-code.environment.ts";
import { asksForCode, renewingCode } from "../flow-steps.ts";
import type { Platform } from "../platform.ts";

export const resendCode = (scope: Construct, platform: Platform) =>
  asksForCode(scope, platform, {
    id: "ResendCode",
    entry: "resend-code",
    schema,
    keys: "REGISTRATION#*",
    makesAccount: true,
    actions: renewingCode,
  });
