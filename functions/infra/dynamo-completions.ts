import type { Completions } from "../use-cases/ports.ts";
import { batchRead } from "./batch-read.ts";
import { toLiveAccount } from "./dynamo-accounts.ts";
import type { DynamoDBDocumentClient } from "./dynamo-documents.ts";
import { flowKey } from "./ephemeral-items.ts";
import { toRegistration } from "./registration-item.ts";

export const dynamoCompletions = (
  db: DynamoDBDocumentClient,
  tables: { readonly ephemeral: string; readonly accounts: string },
): Completions => ({
  async find(registrationId, accountId) {
    const [item, accountItem] = await batchRead(db, [
      [tables.ephemeral, flowKey({ purpose: "registration", flowId: registrationId })],
      [tables.accounts, { accountId }],
    ]);
    const account = accountItem && toLiveAccount(accountItem);
    return { ...(item && { registration: toRegistration(item) }), ...(account && { account }) };
  },
});
