import * as z from "zod";
import { ServiceError } from "../shared/service-error.ts";
import type { Attributes } from "./attributes.ts";
import type { Pool } from "./store.ts";
import type { InvokeTrigger, PreSignUpEvent, TriggerOutcome } from "./trigger-event.ts";

const answer = z.object({
  response: z.object({
    autoConfirmUser: z.boolean().default(false),
    autoVerifyEmail: z.boolean().default(false),
    autoVerifyPhone: z.boolean().default(false),
  }),
});

export type PreSignUpResponse = z.output<typeof answer>["response"];

export interface TriggerRules {
  readonly invoke: InvokeTrigger;
  /** Cognito's are 5,000 ms and 3 attempts; neither can be changed there. */
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** A user who is about to be made, and by whom. */
export interface UserToBe {
  readonly userName: string;
  readonly userAttributes: Attributes;
  readonly triggerSource: PreSignUpEvent["triggerSource"];
  readonly clientId: string;
  readonly validationData: Readonly<Record<string, string>> | undefined;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/** What the pool's trigger says of a user to be; one that has none says nothing. */
export async function decide(
  { region, trigger }: { readonly region: string; readonly trigger: TriggerRules },
  pool: Pool,
  { userName, userAttributes, triggerSource, clientId, validationData, clientMetadata }: UserToBe,
): Promise<PreSignUpResponse> {
  const response = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };
  const functionArn = pool.settings.LambdaConfig.PreSignUp;
  if (functionArn === undefined) return response;
  return await askPreSignUp(trigger, functionArn, {
    version: "1",
    region,
    userPoolId: pool.id,
    userName,
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId },
    triggerSource,
    request: {
      userAttributes,
      validationData: validationData ?? null,
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response,
  });
}

/**
 * Asks the pool's trigger whether the user may sign up. A function that throws refuses; one that doesn't answer in
 * time is asked again.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
async function askPreSignUp(
  rules: TriggerRules,
  functionArn: string,
  event: PreSignUpEvent,
): Promise<PreSignUpResponse> {
  const outcome = await invokeInTime(rules, functionArn, event);
  if (outcome.kind === "failed") {
    const message = `PreSignUp failed with error ${outcome.errorMessage}.`;
    throw new ServiceError("UserLambdaValidationException", message);
  }
  const parsed = answer.safeParse(outcome.payload);
  if (parsed.success) return parsed.data.response;
  throw new ServiceError("InvalidLambdaResponseException", "Unrecognizable lambda output");
}

async function invokeInTime(
  rules: TriggerRules,
  arn: string,
  event: PreSignUpEvent,
): Promise<TriggerOutcome> {
  for (let attempt = 0; attempt < rules.attempts; attempt += 1) {
    const outcome = await attemptOnce(rules, arn, event);
    if (outcome !== "timed-out") return outcome;
  }
  throw unexpected("Socket timeout while invoking Lambda function");
}

async function attemptOnce(
  rules: TriggerRules,
  arn: string,
  event: PreSignUpEvent,
): Promise<TriggerOutcome | "timed-out"> {
  const signal = AbortSignal.timeout(rules.timeoutMs);
  const timedOut = new Promise<"timed-out">((resolve) => {
    signal.addEventListener("abort", () => resolve("timed-out"), { once: true });
  });
  const invoked = rules.invoke(arn, event, signal).catch((error: unknown) => {
    if (signal.aborted) return "timed-out" as const;
    throw unexpected(error instanceof Error ? error.name : String(error));
  });
  return await Promise.race([invoked, timedOut]);
}

function unexpected(reason: string): ServiceError {
  return new ServiceError("UnexpectedLambdaException", `PreSignUp invocation failed due to error ${reason}.`);
}
