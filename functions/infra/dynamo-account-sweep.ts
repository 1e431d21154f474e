import * as z from "zod/mini";
import { accountStatuses, ERASED, statusOf } from "../domain/account.ts";
import type { SweptAccount } from "../domain/dormancy.ts";
import type { AccountSweep } from "../use-cases/ports.ts";
import { conditionalUpdate, type Update } from "./conditional-write.ts";
import { noticeField } from "./dynamo-accounts.ts";
import { type DynamoDBDocumentClient, ScanCommand } from "./dynamo-documents.ts";
import { eventLogFields, eventWrite } from "./event-log.ts";

/** Attributes that are read, each under its own name; `status` is a word of DynamoDB's. */
const read = [
  "accountId",
  "createdAt",
  "lastSignInAt",
  "#status",
  "statusAt",
  "inactiveSince",
  "notice",
  "erasesAt",
  "eventSequence",
  "eventLog",
];

const sweptItem = z.object({
  accountId: z.string(),
  createdAt: z.number(),
  lastSignInAt: z.optional(z.number()),
  status: z.optional(z.enum(accountStatuses)),
  statusAt: z.optional(z.number()),
  inactiveSince: z.optional(z.number()),
  notice: z.optional(noticeField),
  erasesAt: z.optional(z.number()),
  ...eventLogFields,
});

const key = z.object({ accountId: z.string() });

/** One that cannot be read is reported by its id, and does not stop the others. */
function toSwept(item: Readonly<Record<string, unknown>>): readonly SweptAccount[] {
  if (item["status"] === ERASED) return [];
  const { data } = sweptItem.safeParse(item);
  // What is optional and absent is parsed to no member: only the types of both differ, by `undefined`.
  if (data) return [data as SweptAccount];
  console.error({ event: "sweep.unreadable", accountId: item["accountId"] });
  return [];
}

/** Holds where the account still is as it was read, as far as the sweep judges it by that. */
function unchanged({ lastSignInAt, statusAt, ...account }: SweptAccount) {
  const status = statusOf(account);
  const same = (name: string, value: number | undefined) =>
    value === undefined ? `attribute_not_exists(${name})` : `${name} = :${name}`;
  return {
    condition: [
      "attribute_exists(profile)",
      status === "active" ? "(attribute_not_exists(#status) OR #status = :status)" : "#status = :status",
      same("lastSignInAt", lastSignInAt),
      same("statusAt", statusAt),
    ].join(" AND "),
    names: { "#status": "status" },
    values: {
      ":status": status,
      ...(lastSignInAt !== undefined && { ":lastSignInAt": lastSignInAt }),
      ...(statusAt !== undefined && { ":statusAt": statusAt }),
    },
  };
}

export function dynamoAccountSweep(db: DynamoDBDocumentClient, table: string): AccountSweep {
  const write = async (
    account: SweptAccount,
    { set, values, condition }: Pick<Update, "set" | "values"> & Partial<Pick<Update, "condition">>,
  ) => {
    const { accountId } = account;
    const still = unchanged(account);
    const update = {
      ...still,
      ...{ table, key: { accountId }, set, values: { ...still.values, ...values } },
      condition: [still.condition, ...(condition === undefined ? [] : [condition])].join(" AND "),
    };
    return (await conditionalUpdate(db, update)).applied;
  };
  return {
    async page(after, limit) {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new ScanCommand({
          TableName: table,
          Limit: limit,
          ProjectionExpression: read.join(", "),
          ExpressionAttributeNames: { "#status": "status" },
          ...(after !== undefined && { ExclusiveStartKey: { accountId: after } }),
        }),
      );
      const accounts = Items.flatMap(toSwept);
      const erased = Items.filter(({ status }) => status === ERASED).length;
      return { accounts, erased, ...(LastEvaluatedKey && { last: key.parse(LastEvaluatedKey).accountId }) };
    },

    noteNotice: (account, notice) =>
      write(account, { set: ["notice = :notice"], values: { ":notice": notice } }),

    makeDormant(account, { since, at, step }) {
      const also = eventWrite(step);
      return write(account, {
        set: ["#status = :dormant", "statusAt = :at", "inactiveSince = :since", ...also.set],
        condition: also.condition,
        values: { ":dormant": "dormant", ":at": at, ":since": since, ...also.values },
      });
    },
  };
}
