import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/guard-sign-up.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

/** Made before the user directory, which it guards. */
export function guardSignUp(scope: Construct, { stage, tables }: Pick<Platform, "stage" | "tables">) {
  const handler = new ServiceFunction(scope, "GuardSignUp", {
    entry: "guard-sign-up",
    schema,
    stage,
    // Cognito waits 5 seconds for a trigger:
    // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
    timeout: Duration.seconds(5),
    environment: { ...environment.common(stage), ...tables.ephemeralEnvironment },
  });
  tables.grantEphemeral(handler, ["dynamodb:BatchGetItem"], ["REGISTRATION#*", "HOLD#*"]);
  return handler;
}
