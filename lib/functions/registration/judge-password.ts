import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/judge-password.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import { passwordWords } from "../password-words.ts";
import type { Platform } from "../platform.ts";

export function judgePassword(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "JudgePassword", {
    entry: "judge-password",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
    },
    files: passwordWords(),
  });
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantEphemeral(handler, ["dynamodb:Query"], ["REGISTRATION#*"]);
  return handler;
}
