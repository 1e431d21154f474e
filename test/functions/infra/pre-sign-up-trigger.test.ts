import { describe, expect, it, jest } from "@jest/globals";
import type { PreSignUpTriggerEvent } from "aws-lambda";
import { signUpGuard } from "../../../functions/infra/pre-sign-up-trigger.ts";

/** What Cognito sends for a sign-up of ours. */
const anEvent = (request: Partial<PreSignUpTriggerEvent["request"]> = {}): PreSignUpTriggerEvent => ({
  version: "1",
  region: "ap-northeast-1",
  userPoolId: "pool-1",
  userName: "c0ffee00-0000-4000-8000-000000000000",
  callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "client-1" },
  triggerSource: "PreSignUp_SignUp",
  request: {
    userAttributes: { email: "hanako@example.jp", "custom:accountId": "account-1" },
    clientMetadata: { registrationId: "registration-1", emailHmac: "00" },
    ...request,
  },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
});

describe("the guard of sign-ups", () => {
  it("asks about the user to be, and confirms whom it admits", async () => {
    const admit = jest.fn(async () => true);
    const answer = await signUpGuard(admit)(anEvent());
    expect(admit.mock.calls).toEqual([
      [
        {
          registrationId: "registration-1",
          email: "hanako@example.jp",
          emailHmac: "00",
          accountId: "account-1",
        },
      ],
    ]);
    expect(answer).toEqual({
      ...anEvent(),
      response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false },
    });
  });

  it("refuses whom it does not admit, and says no more than that", async () => {
    const guard = signUpGuard(async () => false);
    await expect(guard(anEvent())).rejects.toThrow("No registration is being completed for this sign-up.");
  });

  it.each<[string, Partial<PreSignUpTriggerEvent["request"]>]>([
    ["without metadata", { clientMetadata: {} }],
    ["without the hash of the address", { clientMetadata: { registrationId: "registration-1" } }],
    ["without an account id", { userAttributes: { email: "hanako@example.jp" } }],
    ["without an address", { userAttributes: { "custom:accountId": "account-1" } }],
  ])("refuses a sign-up %s unasked", async (_, request) => {
    const admit = jest.fn(async () => true);
    await expect(signUpGuard(admit)(anEvent(request))).rejects.toThrow("No registration");
    expect(admit).not.toHaveBeenCalled();
  });

  it("lets an administrator make a user, and confirms nobody by that", async () => {
    const event = { ...anEvent(), triggerSource: "PreSignUp_AdminCreateUser" as const };
    const admit = jest.fn(async () => false);
    expect(await signUpGuard(admit)(event)).toEqual(event);
    expect(admit).not.toHaveBeenCalled();
  });

  it("refuses when it cannot ask", async () => {
    const guard = signUpGuard(async () => {
      throw new Error("ThrottlingException");
    });
    await expect(guard(anEvent())).rejects.toThrow();
  });
});
