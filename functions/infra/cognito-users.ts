import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod/mini";
import type { Users } from "../use-cases/ports.ts";
import { clientSettings } from "./client-settings.ts";
import { isSdkError } from "./sdk-error.ts";

/** The user's attribute that names the account, minted by us so that it outlives a restored user pool. */
export const ACCOUNT_ID = "custom:accountId";

export const cognito = () => new CognitoIdentityProviderClient(clientSettings);

/** Looks a user up by address. */
export const findUser =
  (client: CognitoIdentityProviderClient, userPoolId: string): Users["find"] =>
  async (email) => {
    try {
      const user = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
      const accountId = user.UserAttributes?.find(({ Name }) => Name === ACCOUNT_ID)?.Value;
      return { accountId: z.string().parse(accountId) };
    } catch (error) {
      if (isSdkError(error, "UserNotFoundException")) return undefined;
      throw error;
    }
  };

export interface ConfidentialClient {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string>;
}

/** The claims of an ID token that we read; it came straight from Cognito over TLS, so its signature adds nothing. */
const claims = z.object({ [ACCOUNT_ID]: z.string() });

const claimsOf = (jwt: string) =>
  claims.parse(JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString("utf8")));

/** Cognito on a confidential client: it checks passwords, its tokens go nowhere. */
export function cognitoUsers(
  client: CognitoIdentityProviderClient,
  { userPoolId, clientId, clientSecret }: ConfidentialClient,
): Users {
  const secretHash = async (username: string) =>
    createHmac("sha256", await clientSecret())
      .update(username + clientId)
      .digest("base64");

  return {
    find: findUser(client, userPoolId),

    async signUp({ email, password, accountId, registrationId }) {
      try {
        await client.send(
          new SignUpCommand({
            ClientId: clientId,
            SecretHash: await secretHash(email),
            Username: email,
            Password: password,
            UserAttributes: [
              { Name: "email", Value: email },
              { Name: ACCOUNT_ID, Value: accountId },
            ],
            ClientMetadata: { registrationId },
          }),
        );
        return "created";
      } catch (error) {
        if (isSdkError(error, "UsernameExistsException")) return "exists";
        if (isSdkError(error, "InvalidPasswordException")) return "password-refused";
        if (isSdkError(error, "UserLambdaValidationException")) return "not-admitted";
        throw error;
      }
    },

    async setPassword(email, password) {
      await client.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: userPoolId,
          Username: email,
          Password: password,
          Permanent: true,
        }),
      );
    },

    async authenticate(email, password) {
      const began = performance.now();
      const refused = () => sleep(Math.max(0, began + REFUSAL_TAKES_MS - performance.now()), undefined);
      try {
        const { AuthenticationResult } = await client.send(
          new AdminInitiateAuthCommand({
            UserPoolId: userPoolId,
            ClientId: clientId,
            AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH: await secretHash(email) },
          }),
        );
        // A challenge instead of a result means that the password alone does not sign this user in.
        if (!AuthenticationResult?.IdToken) return await refused();
        return { accountId: claimsOf(AuthenticationResult.IdToken)[ACCOUNT_ID] };
      } catch (error) {
        if (isSdkError(error, ...refusals)) return await refused();
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

const refusals = [
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
];
