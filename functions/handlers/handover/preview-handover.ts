import { handoverPreviewAnswer } from "../../../contracts/handover.ts";
import { linkRequest } from "../../../contracts/link-calls.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { cognito, findUser } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLinks } from "../../infra/dynamo-links.ts";
import { previewHandover } from "../../use-cases/handover/preview-handover.ts";
import { environment } from "./preview-handover.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  links: dynamoLinks(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  users: { find: findUser(cognito(), env.USER_POOL_ID) },
};

export const handler = apiHandler(env, async ({ body }) => ({
  status: 200,
  body: handoverPreviewAnswer.parse(unwrap(await previewHandover(dependencies, body(linkRequest)))),
}));
