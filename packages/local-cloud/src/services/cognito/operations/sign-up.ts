import { randomUUID } from "node:crypto";
import * as z from "zod";
import { operation } from "../../shared/aws-json.ts";
import { type Attributes, checkNewAttributes, isEmailAddress } from "../attributes.ts";
import { type Directory, findUser, requireClient, requirePool } from "../directory.ts";
import { constraintBroken, invalidParameter, notAuthorized, userExists } from "../errors.ts";
import { ClientId, Metadata, NamedValues, Password, record, Username } from "../parameters.ts";
import { checkPassword, hashPassword } from "../passwords.ts";
import { loginName } from "../pool-settings.ts";
import { decide } from "../pre-sign-up.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { Client, Pool } from "../store.ts";

const shape = z.object({
  ClientId,
  SecretHash: z.string().optional(),
  Username,
  Password,
  UserAttributes: NamedValues.default([]),
  ValidationData: NamedValues.optional(),
  ClientMetadata: Metadata.optional(),
});

type Input = z.output<typeof shape>;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export const signUp = (directory: Directory) =>
  operation(shape, constraintBroken, async (input) => {
    const client = requireClient(directory, input.ClientId);
    const pool = requirePool(directory, client.pool_id);
    checkSecretHash(client, input.Username, input.SecretHash);
    const attributes = checkInput(pool, client, input);
    // The trigger is asked immediately before the user would be created, so a known address does not reach it.
    if (findUser(directory, pool, input.Username) !== undefined) throw userExists();
    const username = randomUUID();
    const decision = await decide(directory, pool, {
      userName: username,
      userAttributes: attributes,
      triggerSource: "PreSignUp_SignUp",
      clientId: client.id,
      validationData: input.ValidationData && record(input.ValidationData),
      clientMetadata: input.ClientMetadata,
    });
    const added = directory.store.addUser(
      {
        pool_id: pool.id,
        username,
        login: loginName(pool.settings, input.Username),
        attributes: { ...attributes, email_verified: String(decision.autoVerifyEmail) },
        password: await hashPassword(input.Password),
        status: decision.autoConfirmUser ? "CONFIRMED" : "UNCONFIRMED",
      },
      directory.clock.now(),
    );
    if (!added) throw userExists();
    return { UserConfirmed: decision.autoConfirmUser, UserSub: username };
  });

/** The user's attributes; the address that is the username becomes the attribute, too. */
function checkInput(pool: Pool, client: Client, input: Input): Attributes {
  if (pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
    throw notAuthorized("SignUp is not permitted for this user pool");
  }
  if (!isEmailAddress(input.Username)) throw invalidParameter("Username should be an email.");
  const given = record(input.UserAttributes);
  const { email = input.Username } = given;
  if (loginName(pool.settings, email) !== loginName(pool.settings, input.Username)) {
    throw invalidParameter("The attribute email must be the username.");
  }
  checkNewAttributes(pool.settings, client.settings, { email, ...given });
  checkPassword(pool.settings.Policies.PasswordPolicy, input.Password);
  return { email, ...given };
}
