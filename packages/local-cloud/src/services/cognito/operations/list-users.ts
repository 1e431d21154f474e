import * as z from "zod";
import { operation } from "../../shared/aws-json.ts";
import { type Directory, requirePool } from "../directory.ts";
import { constraintBroken, invalidParameter } from "../errors.ts";
import { UserPoolId } from "../parameters.ts";
import type { User } from "../store.ts";
import { describeUser } from "./users.ts";

const shape = z.object({
  UserPoolId,
  Filter: z.string().max(256).default(""),
  Limit: z.int().min(0).max(60).default(60),
  PaginationToken: z.string().optional(),
});

/** https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api */
export const listUsers = (directory: Directory) =>
  operation(shape, constraintBroken, (input) => {
    const pool = requirePool(directory, input.UserPoolId);
    const matching = directory.store.listUsers(pool.id).filter(userFilter(input.Filter));
    const last = matching.findIndex(({ username }) => username === input.PaginationToken);
    const page = matching.slice(last + 1, last + 1 + input.Limit);
    const more = last + 1 + page.length < matching.length;
    const next = page.at(-1);
    return {
      Users: page.map(describeUser),
      ...(more && next !== undefined ? { PaginationToken: next.username } : {}),
    };
  });

/** `name = "value"` or `name ^= "beginning"`; custom attributes can't be searched, in Cognito neither. */
function userFilter(filter: string): (user: User) => boolean {
  if (filter === "") return () => true;
  const [, name = "", comparison, quoted = ""] = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"(.*)"\s*$/s.exec(filter) ?? [];
  if (comparison === undefined || name.startsWith("custom:"))
    throw invalidParameter("Error while parsing filter");
  const wanted = quoted.replaceAll('\\"', '"').toLowerCase();
  return (user) => {
    const value = searchable(user, name)?.toLowerCase();
    return value !== undefined && (comparison === "=" ? value === wanted : value.startsWith(wanted));
  };
}

function searchable(user: User, name: string): string | undefined {
  if (name === "username" || name === "sub") return user.username;
  if (name === "cognito:user_status") return user.status;
  if (name === "status") return user.enabled ? "Enabled" : "Disabled";
  return user.attributes[name];
}
