import type { Completions } from "../use-cases/ports.ts";
import { batchRead } from "./batch-read.ts";
import { toLiveAccount } from "./dynamo-accounts.ts";
import type { DynamoDBDocumentClient } from "./dynamo-documents.ts";
import { flowKey } from "./ephemeral-items.ts";
import { toRegistration } from "./registration-item.ts";

export const dynamoCompletions = (
  db: DynamoDBDocumentClient,
  ephemeralTable: string,
  accountsTable: string,
): Completions => ({
  async find(registrationId, accountId) {
    const [item, accountItem] = await batchRead(db, [
      [ephemeralTable, flowKey({ purpose: "registration", flowId: registrationId })],
      [accountsTable, { accountId }],
    ]);
    const account = accountItem && toLiveAccount(accountItem);
    return { ...(item && { registration: toRegistration(item) }), ...(account && { account }) };
  },
});
