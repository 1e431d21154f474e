import type { FlowChange, Requirement, Transitions } from "../domain/code-flow.ts";
import { emailChangeTransitions } from "../domain/email-change.ts";
import { stagesBefore } from "../domain/mail-status.ts";
import type { FlowPurpose } from "../domain/one-time-code.ts";
import { resetTransitions } from "../domain/password-reset.ts";
import { transitions } from "../domain/registration.ts";
import { revivalTransitions } from "../domain/revival.ts";
import type {
  Applied,
  EmailChanges,
  FlowOf,
  Flows,
  Registrations,
  Resets,
  Revivals,
} from "../use-cases/ports.ts";
import { batchRead } from "./batch-read.ts";
import {
  conditionalPut,
  conditionalUpdate,
  isApplied,
  type Update,
  type Written,
} from "./conditional-write.ts";
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from "./dynamo-documents.ts";
import { toHold } from "./dynamo-holds.ts";
import { toEmailChange } from "./email-change-item.ts";
import { codeKey, flowKey, holdKey, toCode, ttl } from "./ephemeral-items.ts";
import { toRegistration } from "./registration-item.ts";
import { toReset } from "./reset-item.ts";
import { toRevival } from "./revival-item.ts";

/** One kind of flow: its transitions, and how its items are read. */
interface Kind<P extends FlowPurpose> {
  readonly purpose: P;
  readonly transitions: Transitions;
  readonly parse: (item: unknown) => FlowOf<P>;
}

export const dynamoRegistrations = (db: DynamoDBDocumentClient, table: string): Registrations =>
  dynamoFlows(db, table, { purpose: "registration", transitions, parse: toRegistration });

export const dynamoResets = (db: DynamoDBDocumentClient, table: string): Resets =>
  dynamoFlows(db, table, { purpose: "reset", transitions: resetTransitions, parse: toReset });

export const dynamoEmailChanges = (db: DynamoDBDocumentClient, table: string): EmailChanges =>
  dynamoFlows(db, table, {
    purpose: "email-change",
    transitions: emailChangeTransitions,
    parse: toEmailChange,
  });

export const dynamoRevivals = (db: DynamoDBDocumentClient, table: string): Revivals =>
  dynamoFlows(db, table, { purpose: "revive", transitions: revivalTransitions, parse: toRevival });

/** The flows of every purpose. */
export const dynamoFlowsOf = (db: DynamoDBDocumentClient, table: string) => ({
  registration: dynamoRegistrations(db, table),
  reset: dynamoResets(db, table),
  "email-change": dynamoEmailChanges(db, table),
  revive: dynamoRevivals(db, table),
});

function dynamoFlows<P extends FlowPurpose>(
  db: DynamoDBDocumentClient,
  table: string,
  { purpose, transitions, parse }: Kind<P>,
): Flows<P> {
  const keyOf = (flowId: string) => flowKey({ purpose, flowId });
  const appliedOf = (written: Written): Applied<FlowOf<P>> =>
    written.applied
      ? { applied: true, item: parse(written.item) }
      : { applied: false, ...(written.current && { current: parse(written.current) }) };

  return {
    purpose,

    async create(flow) {
      const written = await conditionalPut(db, {
        table,
        key: keyOf(flow.id),
        item: { ...flow, ttl: ttl(flow.deleteAt) },
        condition: "attribute_not_exists(pk) OR #deleteAt <= :now",
        names: { "#deleteAt": "deleteAt" },
        values: { ":now": flow.startedAt },
      });
      return written.applied ? { applied: true, item: flow } : appliedOf(written);
    },

    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
      );
      return ownFlow(Item, id, parse);
    },

    async findWithHold(id, emailHmac, now) {
      const [flow, hold] = await batchRead(db, [
        [table, keyOf(id)],
        [table, holdKey(emailHmac)],
      ]);
      const held = hold && toHold(hold, now);
      const own = ownFlow(flow, id, parse);
      return { ...(own && { flow: own }), ...(held && { hold: held }) };
    },

    async findWithCode(id) {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": keyOf(id).pk },
          ConsistentRead: true,
        }),
      );
      const flow = Items.find(({ sk }) => sk === keyOf(id).sk);
      const code = Items.find(({ sk }) => sk === codeKey({ purpose, flowId: id }).sk);
      const own = ownFlow(flow, id, parse);
      if (!own) return undefined;
      return { flow: own, ...(code && { code: toCode(code) }) };
    },

    async apply(id, change) {
      const update = { table, key: keyOf(id), ...expressions(transitions, change) };
      return appliedOf(await conditionalUpdate(db, update));
    },

    // Beside the transitions: it leaves their token alone, and a refusal needs no reading. An item that is gone has no
    // code number, so that nothing comes back.
    async noteMail(id, { codeNumber, stage }) {
      const earlier = Object.fromEntries(stagesBefore(stage).map((each, at) => [`:earlier${at}`, each]));
      await isApplied(
        db.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: "SET mailStatus = :stage",
            ConditionExpression: `codeNumber = :codeNumber AND mailStatus IN (${Object.keys(earlier).join(", ")})`,
            ExpressionAttributeValues: { ":codeNumber": codeNumber, ":stage": stage, ...earlier },
          }),
        ),
      );
    },
  };
}

/** Not another flow that happens to stand under the same number. */
function ownFlow<F>(item: object | undefined, id: string, parse: (item: unknown) => F): F | undefined {
  return item && "id" in item && item.id !== id ? undefined : item && parse(item);
}

const operators = { equal: "=", above: ">", "at-most": "<=" } as const satisfies Record<
  Requirement["is"],
  string
>;

/** A change as one update: its prior states and requirements are the write's condition. */
function expressions(known: Transitions, change: FlowChange): Omit<Update, "table" | "key"> {
  const { from = [], to } = known[change.transition] ?? {};
  const names: Record<string, string> = { "#state": "state" };
  const values: Record<string, unknown> = {};
  const attributeOf = (name: string) => {
    names[`#${name}`] = name;
    return `#${name}`;
  };
  const placeholderOf = (value: unknown) => {
    const placeholder = `:v${Object.keys(values).length}`;
    values[placeholder] = value;
    return placeholder;
  };

  const requirements = change.require.map(
    ({ field, is, value }) => `${attributeOf(field)} ${operators[is]} ${placeholderOf(value)}`,
  );
  const sets = Object.entries(change.set).map(
    ([field, value]) => `${attributeOf(field)} = ${placeholderOf(value)}`,
  );
  const { deleteAt } = change.set;
  const lifetime = deleteAt === undefined ? [] : [`${attributeOf("ttl")} = ${placeholderOf(ttl(deleteAt))}`];
  const setsOnce = Object.entries(change.setOnce ?? {}).map(
    ([field, value]) =>
      `${attributeOf(field)} = if_not_exists(${attributeOf(field)}, ${placeholderOf(value)})`,
  );
  return {
    set: [...(to ? [`#state = ${placeholderOf(to)}`] : []), ...lifetime, ...sets, ...setsOnce],
    remove: (change.remove ?? []).map(attributeOf),
    condition: [`#state IN (${from.map(placeholderOf).join(", ")})`, ...requirements].join(" AND "),
    names,
    values,
  };
}
