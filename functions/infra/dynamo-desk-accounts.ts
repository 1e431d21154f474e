import { isDeepStrictEqual } from "node:util";
import type { Account, AccountStatus } from "../domain/account.ts";
import type { EventStep } from "../domain/account-event.ts";
import { type DeskAction, withAction } from "../domain/desk-action.ts";
import type { Proposal } from "../domain/proposal.ts";
import type { Accounts, DeskAccounts } from "../use-cases/ports.ts";
import { conditionalUpdate, isApplied, type Update } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, UpdateCommand } from "./dynamo-documents.ts";
import { eventWrite } from "./event-log.ts";

/** So many operators may be at one account at the same moment. */
const ATTEMPTS = 5;

const decided = ["proposal.#state = :state", "proposal.decidedAt = :now"];
/** What a decision has to find: the very proposal that was shown, still open. */
const sameOpen =
  "proposal.proposalId = :id AND proposal.digest = :digest AND proposal.#state = :open AND proposal.#expires > :now";
const proposalNames = { "#state": "state", "#expires": "expiresAt" };
const valuesOf = ({ proposalId, digest }: Proposal, now: number, state: Proposal["state"]) => ({
  ...{ ":id": proposalId, ":digest": digest, ":open": "proposed", ":now": now, ":state": state },
});
/** As the owner's own wish for the end (dynamo-accounts.ts), also of accounts that are stopped or dormant. */
const ending = ["#status = :withdrawing", "erasesAt = :erasesAt"];
const mayEnd =
  "(attribute_not_exists(#status) OR NOT #status IN (:withdrawing, :erasing)) AND (attribute_not_exists(emailChange) OR emailChange.undoUntil <= :now)";

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
    step: EventStep,
  ): Promise<boolean> {
    const also = eventWrite(step);
    const isFrom =
      from === "active" ? "(attribute_not_exists(#status) OR #status = :from)" : "#status = :from";
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: ["statusAt = :now", ...(to === "active" ? [] : ["#status = :to"]), ...also.set],
      remove: to === "active" ? ["#status"] : [],
      condition: `attribute_exists(profile) AND ${isFrom} AND ${also.condition}`,
      names: { "#status": "status" },
      values: { ":from": from, ":now": now, ...(to !== "active" && { ":to": to }), ...also.values },
    });
    if (written.applied) return true;
    const { current } = written;
    return current?.["profile"] !== undefined && (current["status"] ?? "active") === to;
  }

  async function applied(
    accountId: string,
    { condition, ...update }: Omit<Update, "table" | "key">,
  ): Promise<boolean> {
    const whole = `attribute_exists(profile) AND ${condition}`;
    return (await conditionalUpdate(db, { table, key: { accountId }, condition: whole, ...update })).applied;
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
    propose: (accountId, proposal, now) =>
      applied(accountId, {
        set: ["proposal = :proposal"],
        condition:
          "(attribute_not_exists(proposal) OR NOT proposal.#state IN (:open, :approved) OR proposal.#expires <= :now)",
        names: { "#expires": "expiresAt", "#state": "state" },
        values: { ":proposal": proposal, ":open": "proposed", ":approved": "approved", ":now": now },
      }),
    execute: (accountId, { proposal, approver, now, erasesAt }, step) => {
      const also = eventWrite(step);
      return applied(accountId, {
        set: [...decided, "statusAt = :now", ...(erasesAt === undefined ? [] : ending), ...also.set],
        remove: erasesAt === undefined ? ["#status"] : [],
        condition: [
          ...[
            sameOpen,
            "proposal.proposer <> :approver",
            erasesAt === undefined ? "#status = :frozen" : mayEnd,
          ],
          also.condition,
        ].join(" AND "),
        names: { ...proposalNames, "#status": "status" },
        values: {
          ...valuesOf(proposal, now, "executed"),
          ":approver": approver,
          ...also.values,
          ...(erasesAt === undefined
            ? { ":frozen": "frozen" }
            : { ":erasesAt": erasesAt, ":withdrawing": "withdrawing", ":erasing": "erasing" }),
        },
      });
    },
    approve: (accountId, { proposal, approver, now }) =>
      applied(accountId, {
        set: decided,
        condition: [
          ...[sameOpen, "proposal.proposer <> :approver"],
          ...(proposal.correction ? ["attribute_exists(proposal.correction.confirmedAt)"] : []),
        ].join(" AND "),
        names: proposalNames,
        values: {
          ...valuesOf(proposal, now, proposal.correction ? "approved" : "executed"),
          ":approver": approver,
        },
      }),
    reject: (accountId, { proposal, now }) =>
      applied(accountId, {
        set: decided,
        condition: sameOpen,
        names: proposalNames,
        values: valuesOf(proposal, now, "rejected"),
      }),
    suspend: (accountId, now, step) => move(accountId, { from: "active", to: "suspended", now }, step),
    restore: (accountId, now, step) => move(accountId, { from: "suspended", to: "active", now }, step),
  };
};
