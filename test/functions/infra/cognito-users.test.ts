import { createHmac } from "node:crypto";
import {
  CodeDeliveryFailureException,
  InvalidPasswordException,
  NotAuthorizedException,
  PasswordResetRequiredException,
  TooManyRequestsException,
  UserLambdaValidationException,
  UserNotConfirmedException,
  UserNotFoundException,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it, jest } from "@jest/globals";
import { inContext } from "../../../functions/audit/request-context.ts";
import { cognito, cognitoUsers } from "../../../functions/infra/cognito-users.ts";
import { type Asked, answered } from "../../../testing/infra/answered.ts";

const facts = { message: "hanako@example.jp", $metadata: {} };
const email = "hanako@example.jp";
const password = "correct-horse-9";
const secretHash = createHmac("sha256", "client secret").update(`${email}client-1`).digest("base64");

function answering(answer: (asked: Asked) => unknown) {
  const { client, asked } = answered(cognito(), answer);
  const users = cognitoUsers(client, {
    userPoolId: "pool-1",
    clientId: "client-1",
    clientSecret: async () => "client secret",
  });
  return { users, asked };
}
const throwing = (error: Error) =>
  answering(() => {
    throw error;
  }).users;

/** A token as Cognito makes it, unsigned: nobody checks it on this way. */
const idToken = (claims: object) =>
  ["{}", JSON.stringify(claims), "sig"].map((part) => Buffer.from(part).toString("base64url")).join(".");

describe("finding a user", () => {
  it("answers the account id that it carries", async () => {
    const { users, asked } = answering(() => ({
      UserAttributes: [
        { Name: "sub", Value: "sub-1" },
        { Name: "email", Value: email },
        { Name: "custom:accountId", Value: "account-1" },
        { Name: "custom:registrationId", Value: "registration-1" },
      ],
    }));
    expect(await users.find(email)).toEqual({
      ...{ userSub: "sub-1", accountId: "account-1", registrationId: "registration-1" },
    });
    expect(asked).toEqual([
      { command: "AdminGetUserCommand", input: { UserPoolId: "pool-1", Username: email } },
    ]);
  });

  it("answers nothing where there is none", async () => {
    expect(await throwing(new UserNotFoundException(facts)).find(email)).toBeUndefined();
  });

  it("is an error where the user is not of our making", async () => {
    await expect(answering(() => ({ UserAttributes: [] })).users.find(email)).rejects.toThrow();
  });
});

describe("removing a user", () => {
  it("names it by its sub", async () => {
    const { users, asked } = answering(() => ({}));
    await users.remove("sub-1");
    expect(asked).toEqual([
      { command: "AdminDeleteUserCommand", input: { UserPoolId: "pool-1", Username: "sub-1" } },
    ]);
  });

  it("that is gone already is fine", async () => {
    await expect(throwing(new UserNotFoundException(facts)).remove("sub-1")).resolves.toBeUndefined();
  });
});

describe("signing up", () => {
  const user = { email, emailHmac: "00", password, accountId: "account-1", registrationId: "registration-1" };

  it("gives Cognito whose account it is, and the guard which registration", async () => {
    const { users, asked } = answering(() => ({ UserSub: "sub-1" }));
    expect(await users.signUp(user)).toEqual({ userSub: "sub-1" });
    expect(asked).toEqual([
      {
        command: "SignUpCommand",
        input: {
          ClientId: "client-1",
          SecretHash: secretHash,
          Username: email,
          Password: password,
          UserAttributes: [
            { Name: "email", Value: email },
            { Name: "custom:accountId", Value: "account-1" },
            { Name: "custom:registrationId", Value: "registration-1" },
          ],
          ClientMetadata: { registrationId: "registration-1", emailHmac: "00" },
        },
      },
    ]);
  });

  it.each([
    ["exists", new UsernameExistsException(facts)],
    ["password-refused", new InvalidPasswordException(facts)],
    ["not-admitted", new UserLambdaValidationException(facts)],
  ])("is returned as a value: %s", async (made, error) => {
    expect(await throwing(error).signUp(user)).toBe(made);
  });

  it.each([new CodeDeliveryFailureException(facts), new Error("x")])(
    "is an error otherwise (%#)",
    async (error) => expect(throwing(error).signUp(user)).rejects.toBe(error),
  );
});

it("a password that is set is permanent", async () => {
  const { users, asked } = answering(() => ({}));
  await users.setPassword("sub-1", password);
  const input = { UserPoolId: "pool-1", Username: "sub-1", Password: password, Permanent: true };
  expect(asked).toEqual([{ command: "AdminSetUserPasswordCommand", input }]);
});

describe("signing in", () => {
  it("answers whose account the token is and when it was issued, and keeps no token", async () => {
    const IdToken = idToken({
      ...{ sub: "sub-1", "custom:accountId": "account-1", "custom:registrationId": "registration-1" },
      iat: 1_768_438_923,
    });
    const { users, asked } = answering(() => ({ AuthenticationResult: { IdToken, AccessToken: "t" } }));
    expect(await users.authenticate(email, password)).toEqual({
      ...{ userSub: "sub-1", accountId: "account-1", registrationId: "registration-1" },
      authenticatedAt: 1_768_438_923_000,
    });
    expect(asked).toEqual([
      {
        command: "AdminInitiateAuthCommand",
        input: {
          UserPoolId: "pool-1",
          ClientId: "client-1",
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH: secretHash },
        },
      },
    ]);
  });

  it.each([UserNotFoundException, UserNotConfirmedException, PasswordResetRequiredException])(
    "fails alike whatever is wrong (%p)",
    async (Refused) => {
      const began = performance.now();
      expect(await throwing(new Refused(facts)).authenticate(email, password)).toBeUndefined();
      expect(performance.now() - began).toBeGreaterThanOrEqual(398); // timers may be a little early
    },
  );

  it("fails where the password alone is not enough", async () => {
    const { users } = answering(() => ({ ChallengeName: "NEW_PASSWORD_REQUIRED" }));
    expect(await users.authenticate(email, password)).toBeUndefined();
  });

  it.each(["Incorrect username or password.", "Password attempts exceeded", "User is disabled."])(
    "fails where Cognito says so of the user: %s",
    async (message) => {
      const error = new NotAuthorizedException({ ...facts, message });
      expect(await throwing(error).authenticate(email, password)).toBeUndefined();
    },
  );

  it.each([
    "Unable to verify secret hash for client client-1",
    "Client client-1 is configured with secret but SECRET_HASH was not received",
    "Something that Cognito has never said",
    "Client says: Incorrect username or password",
    "User is disabledness",
  ])("attack 40: is an error, and reported as ours, where Cognito says %s", async (message) => {
    const log = jest.spyOn(console, "error").mockImplementation(() => {});
    const error = new NotAuthorizedException({ ...facts, message });
    const caused = { requestId: "request-1", correlationId: "JKJaXmPLvHcESHA" };
    const asked = inContext(caused, () => throwing(error).authenticate(email, password));
    await expect(asked).rejects.toBe(error);
    expect(log.mock.calls).toEqual([
      [
        {
          event: "upstream.misconfigured",
          service: "cognito-idp",
          operation: "AdminInitiateAuth",
          error: "NotAuthorizedException",
          correlationId: "JKJaXmPLvHcESHA",
        },
      ],
    ]);
    log.mockRestore();
  });

  it.each([
    ["NotAuthorizedException", 2],
    ["ResourceNotFoundException", 2],
    ["InvalidClientException", 2],
    ["TooManyRequestsException", 0],
    ["InternalErrorException", 0],
  ])("reports %s as our own fault in signing up and in: %d times", async (name, times) => {
    const log = jest.spyOn(console, "error").mockImplementation(() => {});
    const error = Object.assign(new Error("x"), { name });
    const user = {
      email,
      emailHmac: "00",
      password,
      accountId: "account-1",
      registrationId: "registration-1",
    };
    await expect(throwing(error).signUp(user)).rejects.toBe(error);
    await expect(throwing(error).authenticate(email, password)).rejects.toBe(error);
    const operations = log.mock.calls.flat().map((line) => (line as { operation: string }).operation);
    expect(operations).toEqual(["SignUp", "AdminInitiateAuth"].slice(0, times));
    log.mockRestore();
  });

  it("fails at a token that is none", async () => {
    for (const IdToken of ["", "token"]) {
      const { users } = answering(() => ({ AuthenticationResult: { IdToken } }));
      const signedIn = users.authenticate(email, password);
      await (IdToken === "" ? expect(signedIn).resolves.toBeUndefined() : expect(signedIn).rejects.toThrow());
    }
  });

  it("is an error where Cognito is at its limit, or the token is not ours", async () => {
    const busy = new TooManyRequestsException(facts);
    await expect(throwing(busy).authenticate(email, password)).rejects.toBe(busy);
    const { users } = answering(() => ({ AuthenticationResult: { IdToken: idToken({ sub: "x" }) } }));
    await expect(users.authenticate(email, password)).rejects.toThrow();
  });
});
