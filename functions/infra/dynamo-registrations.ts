import { stagesBefore } from "../domain/mail-status.ts";
import { type Change, type Registration, type Requirement, transitions } from "../domain/registration.ts";
import type { Applied, Registrations } from "../use-cases/ports.ts";
import { conditionalPut, conditionalUpdate, type Update, type Written } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from "./dynamo-documents.ts";
import { codeKey, registrationKey, toCode, ttl } from "./ephemeral-items.ts";
import { toRegistration } from "./registration-item.ts";
import { isSdkError } from "./sdk-error.ts";

export const dynamoRegistrations = (db: DynamoDBDocumentClient, table: string): Registrations => ({
  async create(registration) {
    const written = await conditionalPut(db, {
      table,
      key: registrationKey(registration.id),
      item: { ...registration, ttl: ttl(registration.deleteAt) },
      condition: "attribute_not_exists(pk) OR #deleteAt <= :now",
      names: { "#deleteAt": "deleteAt" },
      values: { ":now": registration.startedAt },
    });
    return written.applied ? { applied: true, item: registration } : appliedOf(written);
  },

  async find(id) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: registrationKey(id), ConsistentRead: true }),
    );
    return Item && toRegistration(Item);
  },

  async findWithCode(id) {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": registrationKey(id).pk },
        ConsistentRead: true,
      }),
    );
    const registration = Items.find(({ sk }) => sk === registrationKey(id).sk);
    const code = Items.find(({ sk }) => sk === codeKey(id).sk);
    if (!registration) return undefined;
    return { registration: toRegistration(registration), ...(code && { code: toCode(code) }) };
  },

  async apply(id, change) {
    return appliedOf(
      await conditionalUpdate(db, { table, key: registrationKey(id), ...expressions(change) }),
    );
  },

  // Beside the transitions: it leaves their token alone, and a refusal needs no reading. An item that is gone has no
  // code number, so that nothing comes back.
  async noteMail(id, { codeNumber, stage }) {
    const earlier = Object.fromEntries(stagesBefore(stage).map((each, at) => [`:earlier${at}`, each]));
    try {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: registrationKey(id),
          UpdateExpression: "SET mailStatus = :stage",
          ConditionExpression: `codeNumber = :codeNumber AND mailStatus IN (${Object.keys(earlier).join(", ")})`,
          ExpressionAttributeValues: { ":codeNumber": codeNumber, ":stage": stage, ...earlier },
        }),
      );
    } catch (error) {
      if (!isSdkError(error, "ConditionalCheckFailedException")) throw error;
    }
  },
});

function appliedOf(written: Written): Applied<Registration> {
  if (written.applied) return { applied: true, item: toRegistration(written.item) };
  return { applied: false, ...(written.current && { current: toRegistration(written.current) }) };
}

const operators = { equal: "=", above: ">", "at-most": "<=" } as const satisfies Record<
  Requirement["is"],
  string
>;

/** A change as one update: its prior states and requirements are the write's condition. */
function expressions(change: Change): Omit<Update, "table" | "key"> {
  const { from, to } = transitions[change.transition];
  const names: Record<string, string> = { "#state": "state" };
  const values: Record<string, unknown> = {};
  const attributeOf = (name: string) => {
    names[`#${name}`] = name;
    return `#${name}`;
  };
  const nameOf = (field: keyof Registration) => attributeOf(field);
  const placeholderOf = (value: unknown) => {
    const placeholder = `:v${Object.keys(values).length}`;
    values[placeholder] = value;
    return placeholder;
  };

  const requirements = change.require.map(
    ({ field, is, value }) => `${nameOf(field)} ${operators[is]} ${placeholderOf(value)}`,
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
    remove: (change.remove ?? []).map(nameOf),
    condition: [`#state IN (${from.map(placeholderOf).join(", ")})`, ...requirements].join(" AND "),
    names,
    values,
  };
}
