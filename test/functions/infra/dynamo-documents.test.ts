import { marshall as theirs, unmarshall as theirsBack } from "@aws-sdk/util-dynamodb";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { awsClient } from "../../../functions/infra/aws-clients.ts";
import {
  BatchGetCommand,
  GetCommand,
  marshall,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  unmarshall,
} from "../../../functions/infra/dynamo-documents.ts";
import { answered } from "../../../testing/infra/answered.ts";

const document = {
  text: "川崎",
  empty: "",
  number: -1.5,
  large: Number.MAX_SAFE_INTEGER,
  small: 5e-324,
  yes: true,
  no: false,
  nothing: null,
  list: ["a", 1, [null], { deep: "b" }],
  map: { empty: {}, list: [] },
};

const attributes = {
  text: { S: "川崎" },
  empty: { S: "" },
  number: { N: "-1.5" },
  large: { N: "9007199254740991" },
  small: { N: "5e-324" },
  yes: { BOOL: true },
  no: { BOOL: false },
  nothing: { NULL: true },
  list: { L: [{ S: "a" }, { N: "1" }, { L: [{ NULL: true }] }, { M: { deep: { S: "b" } } }] },
  map: { M: { empty: { M: {} }, list: { L: [] } } },
} as const;

describe("a document", () => {
  it("becomes DynamoDB's attribute values", () => expect(marshall(document)).toEqual(attributes));

  it("comes back as it was", () => expect(unmarshall(attributes)).toEqual(document));

  it("loses what is undefined, however deep", () => {
    const sparse = { a: undefined, b: { c: undefined, d: 1 }, e: [undefined, 2] };
    expect(marshall(sparse)).toEqual({ b: { M: { d: { N: "1" } } }, e: { L: [{ N: "2" }] } });
  });

  it("may have a member that is called as a prototype is", () => {
    const named = JSON.parse('{"__proto__":{"a":1}}');
    expect(JSON.stringify(marshall(named))).toBe('{"__proto__":{"M":{"a":{"N":"1"}}}}');
    expect(JSON.stringify(unmarshall(marshall(named)))).toBe(JSON.stringify(named));
  });

  it("may have a map without a prototype", () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(marshall({ bare })).toEqual({ bare: { M: { a: { N: "1" } } } });
  });

  it.each([
    NaN,
    Infinity,
    -Infinity,
    Number.MAX_SAFE_INTEGER + 1,
    1n,
    Symbol("s"),
    () => 1,
    new Date(0),
    new Map(),
    new Set(["a"]),
    new Uint8Array(1),
  ])("that no store of ours writes is refused (%p)", (value) => {
    expect(() => marshall({ value })).toThrow("DynamoDB takes no");
    expect(() => marshall({ deep: [{ value }] })).toThrow("DynamoDB takes no");
  });

  it.each([{ SS: ["a"] }, { NS: ["1"] }, { B: "AA==" }, { N: "9007199254740993" }, { N: "1e400" }, {}])(
    "of a kind that no store of ours writes is not read (%p)",
    (value) => {
      // What the service might answer, against the type.
      expect(() => unmarshall({ value } as never)).toThrow("nothing of ours is stored as");
    },
  );

  // The SDK's own loses this one.
  const name = fc.string().filter((text) => text !== "__proto__");
  const anything = fc.dictionary(
    name,
    fc.anything({
      key: name,
      values: [
        fc.string(),
        fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
      ],
    }),
    { noNullPrototype: true },
  );

  it("is what the SDK's own marshalling makes of it, and comes back alike", () => {
    fc.assert(
      fc.property(anything, (any) => {
        const ours = marshall(any);
        expect(ours).toEqual(theirs(any, { removeUndefinedValues: true }));
        expect(unmarshall(ours)).toEqual(theirsBack(theirs(any, { removeUndefinedValues: true })));
      }),
    );
  });
});

describe("a command", () => {
  const sending = (answer: object) => answered(awsClient("dynamodb"), () => answer);

  it("sends key, item and values as attribute values, and the rest as it is", async () => {
    const { client, asked } = sending({});
    await client.send(
      new PutCommand({ TableName: "t", Item: { pk: "a", n: 1 }, ExpressionAttributeValues: undefined }),
    );
    await client.send(
      new UpdateCommand({
        TableName: "t",
        Key: { pk: "a" },
        ExpressionAttributeNames: { "#n": "n" },
        ExpressionAttributeValues: { ":n": 1, ":gone": undefined },
      }),
    );
    expect(asked).toEqual([
      { command: "PutItemCommand", input: { TableName: "t", Item: { pk: { S: "a" }, n: { N: "1" } } } },
      {
        command: "UpdateItemCommand",
        input: {
          TableName: "t",
          Key: { pk: { S: "a" } },
          ExpressionAttributeNames: { "#n": "n" },
          ExpressionAttributeValues: { ":n": { N: "1" } },
        },
      },
    ]);
  });

  it("answers with documents", async () => {
    const item = { pk: { S: "a" } };
    const get = sending({ Item: item, ConsumedCapacity: { TableName: "t" } });
    expect(await get.client.send(new GetCommand({ TableName: "t", Key: { pk: "a" } }))).toEqual({
      Item: { pk: "a" },
      ConsumedCapacity: { TableName: "t" },
    });
    const query = sending({ Items: [item, item], Count: 2, LastEvaluatedKey: item });
    expect(
      await query.client.send(new QueryCommand({ TableName: "t", ExclusiveStartKey: { pk: "0" } })),
    ).toEqual({ Items: [{ pk: "a" }, { pk: "a" }], Count: 2, LastEvaluatedKey: { pk: "a" } });
    expect(query.asked[0]?.input["ExclusiveStartKey"]).toEqual({ pk: { S: "0" } });
    const batch = sending({ Responses: { t: [item] }, UnprocessedKeys: {} });
    const RequestItems = { t: { Keys: [{ pk: "a" }, { pk: "b" }], ConsistentRead: true } };
    expect(await batch.client.send(new BatchGetCommand({ RequestItems }))).toEqual({
      Responses: { t: [{ pk: "a" }] },
      UnprocessedKeys: {},
    });
    expect(batch.asked[0]?.input["RequestItems"]).toEqual({
      t: { Keys: [item, { pk: { S: "b" } }], ConsistentRead: true },
    });
    const nothing = sending({});
    expect(await nothing.client.send(new GetCommand({ TableName: "t", Key: { pk: "a" } }))).toEqual({});
  });
});
