import type { Proposals } from "../use-cases/ports.ts";
import { conditionalUpdate, type Update } from "./conditional-write.ts";
import type { DynamoDBDocumentClient } from "./dynamo-documents.ts";

const isOpen = "proposal.proposalId = :id AND proposal.#state = :open AND proposal.#expires > :now";
const names = { "#state": "state", "#expires": "expiresAt" };
const valuesOf = ({ proposalId, now }: { readonly proposalId: string; readonly now: number }) => ({
  ...{ ":id": proposalId, ":open": "proposed", ":now": now },
});

/** Apart from what operators write on accounts: these are of whoever has a link, and of the follow-up. */
export const dynamoProposals = (db: DynamoDBDocumentClient, table: string): Proposals => {
  const applied = async (
    accountId: string,
    { condition, ...update }: Pick<Update, "set" | "condition" | "names" | "values">,
  ): Promise<boolean> => {
    const whole = `attribute_exists(profile) AND ${condition}`;
    const key = { accountId };
    return (await conditionalUpdate(db, { table, key, condition: whole, ...update })).applied;
  };
  return {
    confirmAddress: (accountId, facts) =>
      applied(accountId, {
        set: ["proposal.correction.confirmedAt = :now"],
        condition: `${isOpen} AND attribute_exists(proposal.correction)`,
        ...{ names, values: valuesOf(facts) },
      }),
    object: (accountId, facts) =>
      applied(accountId, {
        set: ["proposal.#state = :rejected", "proposal.decidedAt = :now", "proposal.objectedAt = :now"],
        condition: isOpen,
        names,
        values: { ...valuesOf(facts), ":rejected": "rejected" },
      }),
    close: (accountId, { proposalId, state }) =>
      applied(accountId, {
        set: ["proposal.#state = :ended"],
        condition: "proposal.proposalId = :id AND proposal.#state = :approved",
        names: { "#state": "state" },
        values: { ":id": proposalId, ":ended": state, ":approved": "approved" },
      }),
  };
};
