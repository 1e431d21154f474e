import { isDeepStrictEqual } from "node:util";
import type { Account, AccountStatus } from "../domain/account.ts";
import type { EventStep } from "../domain/account-event.ts";
import { type DeskAction, withAction } from "../domain/desk-action.ts";
import type { Effect, Proposal } from "../domain/proposal.ts";
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

/** From one status to another; being active is written nowhere. */
const moveWrite = ({ from, to }: { readonly from: AccountStatus; readonly to: AccountStatus }) => ({
  set: to === "active" ? [] : ["#status = :to"],
  remove: to === "active" ? ["#status"] : [],
  condition: from === "active" ? "(attribute_not_exists(#status) OR #status = :from)" : "#status = :from",
  values: { ":from": from, ...(to !== "active" && { ":to": to }) },
});

/** How a proposal's effect is written. A stop raises the epoch from whatever it is by then, which ends all sessions. */
function effectWrite(effect: Effect): Pick<Update, "set" | "remove" | "add" | "condition" | "values"> {
  if (effect.to === "withdrawing")
    return {
      ...{ set: ending, condition: mayEnd },
      values: { ":erasesAt": effect.erasesAt, ":withdrawing": "withdrawing", ":erasing": "erasing" },
    };
  const moved = moveWrite(effect);
  if (effect.to === "active") return moved;
  return { ...moved, add: ["sessionEpoch :one"], values: { ...moved.values, ":one": 1 } };
}

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

  async function move(
    accountId: string,
    { now, ...moved }: { readonly from: AccountStatus; readonly to: AccountStatus; readonly now: number },
    step: EventStep,
  ): Promise<boolean> {
    const also = eventWrite(step);
    const { set, remove, condition, values } = moveWrite(moved);
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId },
      ...{ set: ["statusAt = :now", ...set, ...also.set], remove },
      condition: `attribute_exists(profile) AND ${condition} AND ${also.condition}`,
      names: { "#status": "status" },
      values: { ":now": now, ...values, ...also.values },
    });
    if (written.applied) return true;
    const { current } = written;
    return current?.["profile"] !== undefined && (current["status"] ?? "active") === moved.to;
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
    execute: (accountId, { proposal, approver, now, effect }, step) => {
      const also = eventWrite(step);
      const { set, condition, values, ...more } = effectWrite(effect);
      return applied(accountId, {
        ...{ ...more, set: [...decided, "statusAt = :now", ...set, ...also.set] },
        condition: [sameOpen, "proposal.proposer <> :approver", condition, also.condition].join(" AND "),
        names: { ...proposalNames, "#status": "status" },
        values: {
          ...valuesOf(proposal, now, "executed"),
          ":approver": approver,
          ...also.values,
          ...values,
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
