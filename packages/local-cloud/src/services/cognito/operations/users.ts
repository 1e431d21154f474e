import * as z from "zod";
import { type Operation, operation } from "../../shared/aws-json.ts";
import { changedAttributes } from "../attributes.ts";
import { type Directory, requirePool, requireUser } from "../directory.ts";
import { aliasExists, constraintBroken, invalidParameter, notAuthorized } from "../errors.ts";
import { Metadata, NamedValues, Password, Username, UserPoolId } from "../parameters.ts";
import { checkPassword, hashPassword } from "../passwords.ts";
import { loginName } from "../pool-settings.ts";
import type { User } from "../store.ts";

const oneUser = z.object({ UserPoolId, Username });
const newAttributes = z.object({
  UserPoolId,
  Username,
  UserAttributes: NamedValues,
  ClientMetadata: Metadata.optional(),
});
const newPassword = z.object({ UserPoolId, Username, Password, Permanent: z.boolean().default(false) });

/** The administrator's operations on one user. */
export const userOperations = (directory: Directory): Record<string, Operation> => ({
  AdminGetUser: operation(oneUser, constraintBroken, (input) => {
    const { Attributes, ...user } = describeUser(requireUser(directory, input.UserPoolId, input.Username));
    return { ...user, UserAttributes: Attributes };
  }),

  AdminSetUserPassword: operation(newPassword, constraintBroken, async (input) => {
    const { settings } = requirePool(directory, input.UserPoolId);
    if (!input.Permanent) throw invalidParameter("Temporary passwords are not emulated by the local cloud.");
    requireUser(directory, input.UserPoolId, input.Username);
    checkPassword(settings.Policies.PasswordPolicy, input.Password);
    const password = await hashPassword(input.Password);
    const user = requireUser(directory, input.UserPoolId, input.Username);
    directory.store.setPassword(user, password, directory.clock.now());
    return {};
  }),

  AdminUpdateUserAttributes: operation(newAttributes, constraintBroken, (input) => {
    const pool = requirePool(directory, input.UserPoolId);
    const user = requireUser(directory, input.UserPoolId, input.Username);
    const given = Object.fromEntries(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
    const attributes = changedAttributes(pool.settings, user.attributes, given);
    // The address is what the user signs in with.
    const login = loginName(pool.settings, attributes["email"] ?? user.login);
    const isFree = directory.store.setAttributes(user, { attributes, login }, directory.clock.now());
    if (!isFree) throw aliasExists();
    return {};
  }),

  AdminConfirmSignUp: operation(oneUser, constraintBroken, (input) => {
    const user = requireUser(directory, input.UserPoolId, input.Username);
    if (user.status !== "UNCONFIRMED")
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    directory.store.confirm(user, directory.clock.now());
    return {};
  }),

  AdminDeleteUser: operation(oneUser, constraintBroken, (input) => {
    directory.store.deleteUser(requireUser(directory, input.UserPoolId, input.Username));
    return {};
  }),

  AdminDisableUser: operation(oneUser, constraintBroken, (input) => setEnabled(directory, input, false)),
  AdminEnableUser: operation(oneUser, constraintBroken, (input) => setEnabled(directory, input, true)),
});

function setEnabled(directory: Directory, input: z.output<typeof oneUser>, enabled: boolean) {
  const user = requireUser(directory, input.UserPoolId, input.Username);
  directory.store.setEnabled(user, enabled, directory.clock.now());
  return {};
}

/** A user as `UserType` of the API shows it. */
export function describeUser(user: User) {
  const attributes = Object.entries({ ...user.attributes, sub: user.username });
  return {
    Username: user.username,
    Attributes: attributes.map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: user.created_at / 1000,
    UserLastModifiedDate: user.modified_at / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
