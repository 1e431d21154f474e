import type { PreSignUpTriggerEvent } from "aws-lambda";
import * as z from "zod/mini";
import { ACCOUNT_ID } from "./cognito-users.ts";

const signUp = z.object({
  request: z.object({
    userAttributes: z.object({ email: z.string(), [ACCOUNT_ID]: z.string() }),
    clientMetadata: z.object({ registrationId: z.string(), emailHmac: z.string() }),
  }),
});

interface UserToBe {
  readonly registrationId: string;
  readonly email: string;
  readonly emailHmac: string;
  readonly accountId: string;
}

/**
 * By `AdminCreateUser`, which IAM grants or not: no function may, only whoever makes users anew for the accounts of a lost
 * pool (docs/adr/0058). Cognito says so itself: nobody who signs up can.
 */
const MADE_BY_ADMINISTRATOR = "PreSignUp_AdminCreateUser";

/**
 * Cognito's PreSignUp trigger: lets through, and confirms, only whom `admit` knows; whoever else signs up is
 * refused (Cognito answers them UserLambdaValidationException).
 */
export const signUpGuard =
  (admit: (user: UserToBe) => Promise<boolean>) =>
  async (event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> => {
    if (event.triggerSource === MADE_BY_ADMINISTRATOR) return event;
    const parsed = signUp.safeParse(event);
    if (!parsed.success) throw new Error("No registration is being completed for this sign-up.");
    const { userAttributes, clientMetadata } = parsed.data.request;
    const user = { ...clientMetadata, email: userAttributes.email, accountId: userAttributes[ACCOUNT_ID] };
    if (!(await admit(user))) throw new Error("No registration is being completed for this sign-up.");
    event.response.autoConfirmUser = true;
    event.response.autoVerifyEmail = true;
    return event;
  };
