import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { failureOf } from "../../support/fixtures.ts";
import { aUserPool, EMAIL, type UserPool } from "../a-user-pool.ts";

// Each test draws a key pair for its pool.
jest.setTimeout(30_000);

describe("an administrator who makes users", () => {
  let pool: UserPool;
  beforeEach(async () => {
    pool = await aUserPool();
  });
  afterEach(() => pool.remove());

  const create = (changed: Partial<AdminCreateUserCommandInput> = {}) =>
    pool.sdk().send(
      new AdminCreateUserCommand({
        UserPoolId: pool.ids().pool,
        Username: EMAIL,
        MessageAction: "SUPPRESS",
        UserAttributes: [
          { Name: "email", Value: EMAIL },
          { Name: "email_verified", Value: "true" },
          { Name: "custom:accountId", Value: "account-1" },
        ],
        ...changed,
      }),
    );
  const setPassword = (Password: string) =>
    pool.sdk().send(
      new AdminSetUserPasswordCommand({
        ...{ UserPoolId: pool.ids().pool, Username: EMAIL },
        ...{ Password, Permanent: true },
      }),
    );

  it("gives a user an id, its attributes, and a password that nobody knows", async () => {
    const { User } = await create();
    expect(User?.UserStatus).toBe("FORCE_CHANGE_PASSWORD");
    const found = await pool
      .sdk()
      .send(new AdminGetUserCommand({ UserPoolId: pool.ids().pool, Username: "TARO@example.jp" }));
    expect(found.Username).toBe(User?.Username);
    expect(found.UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: "sub", Value: found.Username },
        { Name: "email_verified", Value: "true" },
        { Name: "custom:accountId", Value: "account-1" },
      ]),
    );
    expect((await failureOf(pool.signIn())).name).toBe("NotAuthorizedException");
  });

  it("asks of whoever has the temporary password for another, and of nobody after a lasting one", async () => {
    await create({ TemporaryPassword: "temporary-1" });
    const challenged = await pool.signIn(EMAIL, "temporary-1");
    expect(challenged).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
    expect(challenged.AuthenticationResult).toBeUndefined();
    await setPassword("a-lasting-one-1");
    expect((await pool.signIn(EMAIL, "a-lasting-one-1")).AuthenticationResult?.IdToken).toBeDefined();
  });

  it("asks the trigger, who may refuse, and says that it is an administrator", async () => {
    const asked: unknown[] = [];
    pool.trigger.invoke = async (_arn, { triggerSource, callerContext: { clientId } }) => {
      asked.push({ triggerSource, clientId });
      return { kind: "failed", errorMessage: "no" };
    };
    expect((await failureOf(create())).name).toBe("UserLambdaValidationException");
    expect(asked).toEqual([
      { triggerSource: "PreSignUp_AdminCreateUser", clientId: "CLIENT_ID_NOT_APPLICABLE" },
    ]);
  });

  it.each([
    ["with an invitation", { MessageAction: undefined }, "InvalidParameterException"],
    ["by another name than an address", { Username: "taro" }, "InvalidParameterException"],
    [
      "with an attribute that there is not",
      { UserAttributes: [{ Name: "custom:none", Value: "1" }] },
      "InvalidParameterException",
    ],
    ["with a weak password", { TemporaryPassword: "short-1" }, "InvalidPasswordException"],
  ])("makes none %s", async (_case, changed, name) => {
    expect((await failureOf(create(changed))).name).toBe(name);
  });

  it("makes none of an address that is there", async () => {
    await pool.signUp();
    expect((await failureOf(create())).name).toBe("UsernameExistsException");
  });
});
