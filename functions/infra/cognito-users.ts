import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { currentContext } from "../audit/request-context.ts";
import type { AuthenticatedUser, User, Users } from "../use-cases/ports.ts";
import { type AwsClient, awsClient } from "./aws-clients.ts";
import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  SignUpCommand,
} from "./aws-commands.ts";
import { isSdkError } from "./sdk-error.ts";

/** The user's attributes that name the account, minted by us so that it outlives a restored user pool, and its registration. */
export const ACCOUNT_ID = "custom:accountId";
export const REGISTRATION_ID = "custom:registrationId";

export const cognito = () => awsClient("cognito");

const attributes = z.object({ sub: z.string(), [ACCOUNT_ID]: z.string(), [REGISTRATION_ID]: z.string() });

const idToken = z.object({ iat: z.int() });

const toAuthenticated = (claims: unknown): AuthenticatedUser => ({
  ...toUser(claims),
  authenticatedAt: idToken.parse(claims).iat * 1000,
});

function toUser(named: unknown): User {
  const parsed = attributes.parse(named);
  return {
    userSub: parsed.sub,
    accountId: parsed[ACCOUNT_ID],
    registrationId: parsed[REGISTRATION_ID],
  };
}

/** Looks a user up by address or by `userSub`. */
export const findUser =
  (client: AwsClient<"cognito">, userPoolId: string): Users["find"] =>
  async (username) => {
    try {
      const user = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }));
      return toUser(Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value])));
    } catch (error) {
      if (isSdkError(error, "UserNotFoundException")) return undefined;
      throw error;
    }
  };

/** Removes a user by `userSub`, which is the user's name in a pool that signs in by e-mail. */
export const removeUser =
  (client: AwsClient<"cognito">, userPoolId: string): Users["remove"] =>
  async (userSub) => {
    try {
      await client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: userSub }));
    } catch (error) {
      if (!isSdkError(error, "UserNotFoundException")) throw error;
    }
  };

export const setPassword =
  (client: AwsClient<"cognito">, userPoolId: string): Users["setPassword"] =>
  async (userSub, password) => {
    await client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId,
        Username: userSub,
        Password: password,
        Permanent: true,
      }),
    );
  };

/** In one call with its proof: a user whose address is unproven signs in with neither. */
export const changeEmail =
  (client: AwsClient<"cognito">, userPoolId: string): Users["changeEmail"] =>
  async (userSub, email) => {
    try {
      await client.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: userPoolId,
          Username: userSub,
          UserAttributes: [
            { Name: "email", Value: email },
            { Name: "email_verified", Value: "true" },
          ],
        }),
      );
      return "changed";
    } catch (error) {
      if (isSdkError(error, "AliasExistsException")) return "exists";
      throw error;
    }
  };

export interface ConfidentialClient {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string>;
}

/** The claims of an ID token are attributes; it came straight from Cognito over TLS, so its signature adds nothing. */
const claimsOf = (jwt: string): unknown =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString("utf8"));

/** Cognito on a confidential client: it checks passwords, its tokens go nowhere. */
export function cognitoUsers(
  client: AwsClient<"cognito">,
  { userPoolId, clientId, clientSecret }: ConfidentialClient,
): Users {
  const secretHash = async (username: string) =>
    createHmac("sha256", await clientSecret())
      .update(username + clientId)
      .digest("base64");

  return {
    find: findUser(client, userPoolId),
    remove: removeUser(client, userPoolId),

    async signUp({ email, emailHmac, password, accountId, registrationId }) {
      try {
        const { UserSub } = await client.send(
          new SignUpCommand({
            ClientId: clientId,
            SecretHash: await secretHash(email),
            Username: email,
            Password: password,
            UserAttributes: [
              { Name: "email", Value: email },
              { Name: ACCOUNT_ID, Value: accountId },
              { Name: REGISTRATION_ID, Value: registrationId },
            ],
            // For the guard alone; nothing of it is kept.
            ClientMetadata: { registrationId, emailHmac },
          }),
        );
        return { userSub: z.string().parse(UserSub) };
      } catch (error) {
        if (isSdkError(error, "UsernameExistsException")) return "exists";
        if (isSdkError(error, "InvalidPasswordException")) return "password-refused";
        if (isSdkError(error, "UserLambdaValidationException")) return "not-admitted";
        logMisconfigured(error, "SignUp");
        throw error;
      }
    },

    setPassword: setPassword(client, userPoolId),
    changeEmail: changeEmail(client, userPoolId),

    async authenticate(username, password) {
      const began = performance.now();
      const refused = () => sleep(Math.max(0, began + REFUSAL_TAKES_MS - performance.now()), undefined);
      try {
        const { AuthenticationResult } = await client.send(
          new AdminInitiateAuthCommand({
            UserPoolId: userPoolId,
            ClientId: clientId,
            AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
            AuthParameters: {
              USERNAME: username,
              PASSWORD: password,
              SECRET_HASH: await secretHash(username),
            },
          }),
        );
        // A challenge instead of a result means that the password alone does not sign this user in.
        if (!AuthenticationResult?.IdToken) return await refused();
        return toAuthenticated(claimsOf(AuthenticationResult.IdToken));
      } catch (error) {
        if (isRefusal(error)) return await refused();
        logMisconfigured(error, "AdminInitiateAuth");
        throw error;
      }
    },
  };
}

/**
 * A refused password is answered after this time, counted from before the question: Cognito does more for a user that
 * exists, and its time must not reveal who is registered (OWASP ASVS 5.0, 6.3.8). It nearly always takes less.
 */
const REFUSAL_TAKES_MS = 400;

const refusals = ["UserNotFoundException", "UserNotConfirmedException", "PasswordResetRequiredException"];

/** What Cognito says under one name of a password and of its user. All else under that name is about our own client. */
const refusalMessage = /^(?:Incorrect username or password|Password attempts exceeded|User is disabled)\b/;

const isRefusal = (error: unknown) =>
  isSdkError(error, ...refusals) ||
  (error instanceof Error && error.name === "NotAuthorizedException" && refusalMessage.test(error.message));

/**
 * Reports that Cognito refuses us and not the registrant: our secret, client or pool is wrong, and nobody can sign in or
 * register. An alarm counts these lines. The message holds ids of ours alone, but is not needed.
 */
function logMisconfigured(error: unknown, operation: string): void {
  if (!isSdkError(error, "NotAuthorizedException", "ResourceNotFoundException", "InvalidClientException"))
    return;
  const { correlationId } = currentContext() ?? {};
  const { name } = error as Error; // isSdkError has seen it
  console.error({
    event: "upstream.misconfigured",
    service: "cognito-idp",
    operation,
    error: name,
    correlationId,
  });
}
