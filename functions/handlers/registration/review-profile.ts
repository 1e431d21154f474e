import { reviewRequest } from "../../../contracts/registration.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamoAccountExistence } from "../../infra/dynamo-account-existence.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { completedRegistrations } from "../../use-cases/registration/completed-registrations.ts";
import { reviewProfile } from "../../use-cases/registration/review-profile.ts";
import { environment } from "./review-profile.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  registrations: completedRegistrations(
    dynamoRegistrations(db, env.EPHEMERAL_TABLE),
    dynamoAccountExistence(db, env.ACCOUNTS_TABLE),
  ),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { profile } = request.body(reviewRequest);
  const reviewed = unwrap(await reviewProfile(dependencies, { ...flowProof(request), profile }));
  // What the profile's own schema has parsed is what is answered.
  return { status: 200, body: { profile: reviewed.profile } };
});
