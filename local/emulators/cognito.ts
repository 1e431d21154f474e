import type { Clock } from "../clock.ts";
import type { InvokeTrigger } from "./cognito/trigger-event.ts";
import type { Properties } from "./properties.ts";

export interface CognitoOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly invokeTrigger: InvokeTrigger;
}

export interface Cognito {
  readonly url: string;
  /** The pool of an `AWS::Cognito::UserPool`; `UserPoolName` must be among the properties and is its identity. */
  ensureUserPool(
    properties: Properties,
  ): Promise<{ readonly id: string; readonly arn: string; readonly providerName: string }>;
  /** The client of an `AWS::Cognito::UserPoolClient`; `ClientName` must be among the properties. */
  ensureClient(properties: Properties): Promise<{ readonly id: string; readonly secret?: string }>;
  close(): Promise<void>;
}

export async function startCognito(_options: CognitoOptions): Promise<Cognito> {
  throw new Error("startCognito is being written");
}
