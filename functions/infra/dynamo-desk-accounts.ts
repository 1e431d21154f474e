import { isDeepStrictEqual } from "node:util";
import type { Account, AccountStatus } from "../domain/account.ts";
import { type DeskAction, withAction } from "../domain/desk-action.ts";
import type { Accounts, DeskAccounts } from "../use-cases/ports.ts";
import { conditionalUpdate, isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, UpdateCommand } from "./dynamo-documents.ts";

/** So many operators may be at one account at the same moment. */
const ATTEMPTS = 5;

/** @param accounts the same table */
export const dynamoDeskAccounts = (
  db: DynamoDBDocumentClient,
  table: string,
  accounts: Pick<Accounts, "find">,
): DeskAccounts => {
  /** `deskActedAt` says which list it is: the time of its newest, of which no two are the same. */
  const replaceActions = ({ accountId, deskActions: known }: Account, actions: readonly DeskAction[]) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "SET deskActions = :actions, deskActedAt = :at",
          ConditionExpression: `attribute_exists(profile) AND ${known ? "deskActedAt = :known" : "attribute_not_exists(deskActedAt)"}`,
          ExpressionAttributeValues: {
            ...{ ":actions": actions, ":at": actions.at(-1)?.at },
            ...(known && { ":known": known.at(-1)?.at }),
          },
        }),
      ),
    );

  /** From one status to another, or from being active, which is written nowhere. */
  async function move(
    accountId: string,
    { from, to, now }: { readonly from: AccountStatus; readonly to: AccountStatus; readonly now: number },
  ): Promise<boolean> {
    const isFrom =
      from === "active" ? "(attribute_not_exists(#status) OR #status = :from)" : "#status = :from";
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: ["statusAt = :now", ...(to === "active" ? [] : ["#status = :to"])],
      remove: to === "active" ? ["#status"] : [],
      condition: `attribute_exists(profile) AND ${isFrom}`,
      names: { "#status": "status" },
      values: { ":from": from, ":now": now, ...(to !== "active" && { ":to": to }) },
    });
    if (written.applied) return true;
    const { current } = written;
    return current?.["profile"] !== undefined && (current["status"] ?? "active") === to;
  }

  return {
    async note(account, action) {
      let known: Account | undefined = account;
      for (let attempt = 1; attempt <= ATTEMPTS && known; attempt += 1) {
        const actions = withAction(known.deskActions, action);
        if (await replaceActions(known, actions)) return;
        known = await accounts.find(account.accountId);
        // Our own write, whose answer was lost.
        if (known?.deskActions?.some((one) => isDeepStrictEqual(one, actions.at(-1)))) return;
      }
      if (known) throw new Error("what an operator does could not be noted on the account");
    },
    suspend: (accountId, now) => move(accountId, { from: "active", to: "suspended", now }),
    restore: (accountId, now) => move(accountId, { from: "suspended", to: "active", now }),
  };
};
