/**
 * Runs every emulator on the folder that is its argument, until it is killed. Once all are up, one line of JSON on
 * stdout says where, how long it took, and how much memory they need.
 */
import { startCognito } from "../../../src/services/cognito/cognito.ts";
import { startDynamoDb } from "../../../src/services/dynamodb/dynamodb.ts";
import { startSecretsManager } from "../../../src/services/secrets-manager/secrets-manager.ts";
import { startSes } from "../../../src/services/ses/ses.ts";
import { startSqs } from "../../../src/services/sqs/sqs.ts";
import { CLIENT, confirm, POOL } from "../cognito/declarations.ts";
import { ACCOUNT as accountId, REGION as region, standingClock } from "./fixtures.ts";

const begin = performance.now();
const bare = process.memoryUsage().rss;
const common = { dataDir: process.argv[2] ?? "", clock: standingClock(), region, accountId };
const [dynamoDb, sqs, ses, secrets, cognito] = await Promise.all([
  startDynamoDb(common),
  startSqs({ ...common, publicUrl: "http://127.0.0.1:4566" }),
  startSes({ ...common, inboxPort: 0 }),
  startSecretsManager(common),
  startCognito({ ...common, invokeTrigger: confirm }),
]);
await dynamoDb.ensureTable({
  TableName: "accounts",
  AttributeDefinitions: [{ AttributeName: "accountId", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "accountId", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
});
const queue = await sqs.ensureQueue({ QueueName: "mails", VisibilityTimeout: 1 });
await ses.ensureIdentity({ EmailIdentity: "example.jp" });
const secret = await secrets.ensureSecret({ Name: "code", GenerateSecretString: {} });
const pool = await cognito.ensureUserPool({ ...POOL, LambdaConfig: {} });
const client = await cognito.ensureClient({ ...CLIENT, GenerateSecret: false, UserPoolId: pool.id });

console.log(
  JSON.stringify({
    urls: {
      dynamoDb: dynamoDb.url,
      sqs: sqs.url,
      ses: ses.url,
      inbox: ses.inboxUrl,
      secrets: secrets.url,
      cognito: cognito.url,
    },
    queue: queue.url,
    secret: secret.arn,
    pool: pool.id,
    client: client.id,
    readyMs: Math.round(performance.now() - begin),
    addedMb: Math.round((process.memoryUsage().rss - bare) / 1e6),
    totalMb: Math.round(process.memoryUsage().rss / 1e6),
  }),
);
