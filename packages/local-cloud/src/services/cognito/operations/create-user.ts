import { randomBytes, randomUUID } from "node:crypto";
import * as z from "zod";
import { operation } from "../../shared/aws-json.ts";
import { checkAttributesOfAdmin, isEmailAddress } from "../attributes.ts";
import { type Directory, findUser, requirePool, requireUser } from "../directory.ts";
import { constraintBroken, invalidParameter, userExists } from "../errors.ts";
import { Metadata, NamedValues, Password, record, Username, UserPoolId } from "../parameters.ts";
import { checkPassword, hashPassword } from "../passwords.ts";
import { loginName } from "../pool-settings.ts";
import { decide } from "../pre-sign-up.ts";
import { describeUser } from "./users.ts";

const shape = z.object({
  UserPoolId,
  Username,
  UserAttributes: NamedValues.default([]),
  TemporaryPassword: Password.optional(),
  MessageAction: z.enum(["RESEND", "SUPPRESS"]).optional(),
  ValidationData: NamedValues.optional(),
  ClientMetadata: Metadata.optional(),
});

/** As Cognito says of who has no client. */
const NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

/**
 * Makes a user who may sign in with a temporary password alone. The trigger can refuse; what else it answers counts for nothing.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export const adminCreateUser = (directory: Directory) =>
  operation(shape, constraintBroken, async (input) => {
    const pool = requirePool(directory, input.UserPoolId);
    if (input.MessageAction !== "SUPPRESS")
      throw invalidParameter(
        "Invitations are not emulated by the local cloud: MessageAction must be SUPPRESS.",
      );
    if (!isEmailAddress(input.Username)) throw invalidParameter("Username should be an email.");
    const attributes = { email: input.Username, ...record(input.UserAttributes) };
    checkAttributesOfAdmin(pool.settings, attributes);
    const { TemporaryPassword: given, ValidationData: data, ClientMetadata: clientMetadata } = input;
    if (given !== undefined) checkPassword(pool.settings.Policies.PasswordPolicy, given);
    if (findUser(directory, pool, input.Username) !== undefined) throw userExists();
    const username = randomUUID();
    await decide(directory, pool, {
      userName: username,
      userAttributes: attributes,
      triggerSource: "PreSignUp_AdminCreateUser",
      clientId: NO_CLIENT,
      validationData: data && record(data),
      clientMetadata,
    });
    const added = directory.store.addUser(
      {
        pool_id: pool.id,
        username,
        login: loginName(pool.settings, input.Username),
        attributes: { email_verified: "false", ...attributes },
        password: await hashPassword(given ?? randomBytes(24).toString("base64")),
        status: "FORCE_CHANGE_PASSWORD",
      },
      directory.clock.now(),
    );
    if (!added) throw userExists();
    return { User: describeUser(requireUser(directory, pool.id, username)) };
  });
