import { randomBytes } from "node:crypto";
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import type { PoolUser, UserPool } from "./restore-users.ts";

const attributes = z.object({ sub: z.string(), "custom:accountId": z.string().default("") });

/** As long as the one that a disavowed password gives way to. */
const UNKNOWN_PASSWORD_BYTES = 32;

export function cognitoPool(client: CognitoIdentityProviderClient, UserPoolId: string): UserPool {
  async function find(Username: string): Promise<PoolUser | undefined> {
    try {
      const asked = new AdminGetUserCommand({ UserPoolId, Username });
      const { UserAttributes = [], UserStatus } = await client.send(asked);
      const named = Object.fromEntries(UserAttributes.map(({ Name = "", Value }) => [Name, Value]));
      const { sub: userSub, "custom:accountId": accountId } = attributes.parse(named);
      return { userSub, accountId, isUnfinished: UserStatus === "FORCE_CHANGE_PASSWORD" };
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  }

  return {
    find,

    async create({ accountId, email, registrationId }) {
      const asked = new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        MessageAction: "SUPPRESS",
        UserAttributes: [
          { Name: "email", Value: email },
          { Name: "email_verified", Value: "true" },
          { Name: "custom:accountId", Value: accountId },
          { Name: "custom:registrationId", Value: registrationId },
        ],
      });
      try {
        const { User } = await client.send(asked);
        return z.string().parse(User?.Username);
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error;
        // Our own call, whose answer was lost and which the client has repeated.
        const made = await find(email);
        if (made?.accountId === accountId) return made.userSub;
        throw error;
      }
    },

    // The temporary one would expire, and ask for another where no screen does: one that lasts ends it.
    async finish(Username) {
      const Password = randomBytes(UNKNOWN_PASSWORD_BYTES).toString("base64url");
      await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    },

    async remove(Username) {
      try {
        await client.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    },
  };
}
