import { access, type Operation, type Operations, textOf } from "./operation.ts";

/**
 * Operations that Cognito takes without a signature: whoever knows the client (and its secret) may call them, and
 * IAM has no say.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 */
const unsigned = [
  "ChangePassword",
  "ConfirmForgotPassword",
  "ConfirmSignUp",
  "DeleteUser",
  "ForgotPassword",
  "GetTokensFromRefreshToken",
  "GetUser",
  "GlobalSignOut",
  "InitiateAuth",
  "ResendConfirmationCode",
  "RespondToAuthChallenge",
  "RevokeToken",
  "SignUp",
  "UpdateUserAttributes",
];

const ofUserPool = [
  "AdminConfirmSignUp",
  "AdminCreateUser",
  "AdminDeleteUser",
  "AdminDisableUser",
  "AdminEnableUser",
  "AdminGetUser",
  "AdminInitiateAuth",
  "AdminResetUserPassword",
  "AdminRespondToAuthChallenge",
  "AdminSetUserPassword",
  "AdminUpdateUserAttributes",
  "AdminUserGlobalSignOut",
  "DescribeUserPool",
  "DescribeUserPoolClient",
  "ListUserPoolClients",
  "ListUsers",
];

/**
 * Cognito user pools' operations.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
 */
export const cognito: Operations = new Map<string, Operation>([
  ...unsigned.map((name): [string, Operation] => [name, () => []]),
  ...ofUserPool.map((name): [string, Operation] => [name, onUserPool(name)]),
]);

export function isUnsigned(operation: string): boolean {
  return unsigned.includes(operation);
}

function onUserPool(action: string): Operation {
  return (input, { region, accountId }) => [
    access(
      `cognito-idp:${action}`,
      `arn:aws:cognito-idp:${region}:${accountId}:userpool/${textOf(input, "UserPoolId")}`,
    ),
  ];
}
