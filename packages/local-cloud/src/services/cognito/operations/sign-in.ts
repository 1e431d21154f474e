import * as z from "zod";
import { operation } from "../../shared/aws-json.ts";
import { type Directory, findUser, requireClient, requirePool } from "../directory.ts";
import {
  constraintBroken,
  invalidParameter,
  notAuthorized,
  userNotConfirmed,
  userNotFound,
  wrongCredentials,
} from "../errors.ts";
import { countedFailures, isLockedOut } from "../lockout.ts";
import { ClientId, Metadata, UserPoolId } from "../parameters.ts";
import { verifyPassword } from "../passwords.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { Client, Pool, User } from "../store.ts";
import { issueTokens } from "../tokens.ts";

const shape = z.object({
  ClientId,
  AuthFlow: z.string({ error: "Member must not be null" }),
  AuthParameters: Metadata.default({}),
});
const adminShape = z.object({ ...shape.shape, UserPoolId });

interface Attempt extends z.output<typeof shape> {
  readonly pool: Pool;
  readonly client: Client;
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html */
export const adminInitiateAuth = (directory: Directory) =>
  operation(adminShape, constraintBroken, (input) => {
    const pool = requirePool(directory, input.UserPoolId);
    const client = requireClient(directory, input.ClientId, pool.id);
    checkFlow(client, input.AuthFlow, "ADMIN_USER_PASSWORD_AUTH");
    return signIn(directory, { ...input, pool, client });
  });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export const initiateAuth = (directory: Directory) =>
  operation(shape, constraintBroken, (input) => {
    const client = requireClient(directory, input.ClientId);
    checkFlow(client, input.AuthFlow, "USER_PASSWORD_AUTH");
    return signIn(directory, { ...input, pool: requirePool(directory, client.pool_id), client });
  });

async function signIn(directory: Directory, { pool, client, AuthParameters }: Attempt) {
  const { USERNAME: username, PASSWORD: password, SECRET_HASH: hash } = AuthParameters;
  if (username === undefined) throw invalidParameter("Missing required parameter USERNAME");
  if (password === undefined) throw invalidParameter("Missing required parameter PASSWORD");
  checkSecretHash(client, username, hash);
  const known = findUser(directory, pool, username);
  const correct = await verifyPassword(password, known?.password);
  // Read again: attempts that ran meanwhile have been counted, and the user may be gone.
  const user = findUser(directory, pool, username);
  if (user === undefined) throw unknownUser(client);
  admit(directory, user, correct);
  // Nobody can answer it here: a password that an administrator sets for good ends it.
  if (user.status === "FORCE_CHANGE_PASSWORD")
    return {
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      ChallengeParameters: { USER_ID_FOR_SRP: user.username },
    };
  const tokens = issueTokens(pool, client, user, directory.region, directory.clock.now());
  return { ChallengeParameters: {}, AuthenticationResult: tokens };
}

/** @param emulated the one flow of the operation that there is here */
function checkFlow(client: Client, flow: string, emulated: string): void {
  // The flow's former name: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
  const name = flow === "ADMIN_NO_SRP_AUTH" ? "ADMIN_USER_PASSWORD_AUTH" : flow;
  if (!client.settings.ExplicitAuthFlows.includes(`ALLOW_${name}`)) {
    throw invalidParameter("Auth flow not enabled for this client");
  }
  if (name !== emulated) throw invalidParameter(`${flow} is not emulated by the local cloud.`);
}

/** Every way in which a sign-in is refused, and the count of the failures. */
function admit({ store, clock }: Directory, user: User, correct: boolean): void {
  const now = clock.now();
  const { last_failure_at: lastFailureAt, last_attempt_at: lastAttemptAt } = user;
  const history = { failures: user.failures, lastFailureAt, lastAttemptAt };
  if (!user.enabled) throw notAuthorized("User is disabled.");
  const failures = countedFailures(history, now);
  if (isLockedOut(history, now)) {
    store.recordAttempt(user, { failures, lastFailureAt, lastAttemptAt: now });
    throw notAuthorized("Password attempts exceeded");
  }
  if (!correct) {
    store.recordAttempt(user, { failures: failures + 1, lastFailureAt: now, lastAttemptAt: now });
    throw wrongCredentials();
  }
  store.recordAttempt(user, { failures: 0, lastFailureAt, lastAttemptAt: now });
  if (user.status === "UNCONFIRMED") throw userNotConfirmed();
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html */
function unknownUser(client: Client) {
  return client.settings.PreventUserExistenceErrors === "ENABLED" ? wrongCredentials() : userNotFound();
}
