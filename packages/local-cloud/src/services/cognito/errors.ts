/**
 * Cognito's exceptions with the wording of the service, by which callers sometimes distinguish them.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html and each operation.
 */
import type * as z from "zod";
import { ServiceError } from "../shared/service-error.ts";

export const invalidParameter = (message: string) => new ServiceError("InvalidParameterException", message);
export const notAuthorized = (message: string) => new ServiceError("NotAuthorizedException", message);

export const poolNotFound = (id: string) =>
  new ServiceError("ResourceNotFoundException", `User pool ${id} does not exist.`);
export const clientNotFound = (id: string) =>
  new ServiceError("ResourceNotFoundException", `User pool client ${id} does not exist.`);
export const userNotFound = () => new ServiceError("UserNotFoundException", "User does not exist.");
export const userExists = () =>
  new ServiceError("UsernameExistsException", "An account with the given email already exists.");
export const aliasExists = () =>
  new ServiceError("AliasExistsException", "An account with the given email already exists.");
export const userNotConfirmed = () => new ServiceError("UserNotConfirmedException", "User is not confirmed.");
export const wrongCredentials = () => notAuthorized("Incorrect username or password.");
export const weakPassword = (problem: string) =>
  new ServiceError("InvalidPasswordException", `Password did not conform with policy: ${problem}`);

/** A parameter that breaks a constraint of the API's model; the issue's message is the constraint. */
export function constraintBroken(problem: z.core.$ZodIssue): ServiceError {
  const path = problem.path
    .map((part) => String(part).replace(/^./, (first) => first.toLowerCase()))
    .join(".");
  return invalidParameter(
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${problem.message}`,
  );
}
