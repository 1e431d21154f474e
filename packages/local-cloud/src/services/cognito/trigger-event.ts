/** What Cognito hands to a PreSignUp trigger, and expects back with `response` filled in. */
export interface PreSignUpEvent {
  readonly version: "1";
  readonly region: string;
  readonly userPoolId: string;
  readonly userName: string;
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string };
  /** Who makes the user: whoever signs up, or an administrator. */
  readonly triggerSource: "PreSignUp_SignUp" | "PreSignUp_AdminCreateUser";
  readonly request: {
    readonly userAttributes: Readonly<Record<string, string>>;
    readonly validationData: Readonly<Record<string, string>> | null;
    readonly clientMetadata?: Readonly<Record<string, string>>;
  };
  readonly response: {
    readonly autoConfirmUser: boolean;
    readonly autoVerifyEmail: boolean;
    readonly autoVerifyPhone: boolean;
  };
}

/** `failed`: the function threw (or ended early); the message is Lambda's `errorMessage`. */
export type TriggerOutcome =
  | { readonly kind: "returned"; readonly payload: unknown }
  | { readonly kind: "failed"; readonly errorMessage: string };

/**
 * Invokes a function synchronously. Cognito abandons an attempt after 5 seconds: `signal` then aborts. A rejection
 * means that the function could not be invoked at all.
 */
export type InvokeTrigger = (
  functionArn: string,
  event: PreSignUpEvent,
  signal: AbortSignal,
) => Promise<TriggerOutcome>;
