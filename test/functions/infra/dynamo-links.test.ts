import { describe, expect, it } from "@jest/globals";
import type { LinkPurpose } from "../../../contracts/mail-links.ts";
import { tokenHash } from "../../../functions/domain/secret-token.ts";
import { GetCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoLinks } from "../../../functions/infra/dynamo-links.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeLinks } from "../../../testing/fakes/links.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

const link = { purpose: "disavow", accountId: "account-1", ref: "session-1", expiresAt: NOW } as const;
const onDynamo = () => dynamoLinks(db, EPHEMERAL);
/** As one that a later release knows. */
const other = "handover" as LinkPurpose;

describe.each([
  ["on DynamoDB", onDynamo],
  ["in memory", () => fakeLinks().port],
])("a link %s", (_, store) => {
  it("is looked at as often as anybody likes, and taken once", async () => {
    const links = store();
    const token = await links.draw(link);
    expect(await links.peek("disavow", token, NOW - 1)).toEqual(link);
    expect(await links.peek("disavow", token, NOW - 1)).toEqual(link);
    expect(await links.consume("disavow", token, NOW - 1)).toEqual(link);
    expect(await links.consume("disavow", token, NOW - 1)).toBeUndefined();
    expect(await links.peek("disavow", token, NOW - 1)).toBeUndefined();
  });

  it("is dead from the moment on at which it expires", async () => {
    const links = store();
    const token = await links.draw(link);
    expect(await links.peek("disavow", token, NOW)).toBeUndefined();
    expect(await links.consume("disavow", token, NOW)).toBeUndefined();
    expect(await links.consume("disavow", token, NOW - 1)).toEqual(link);
  });

  it("is none for another purpose, and stays for its own", async () => {
    const links = store();
    const token = await links.draw(link);
    expect(await links.peek(other, token, NOW - 1)).toBeUndefined();
    expect(await links.consume(other, token, NOW - 1)).toBeUndefined();
    expect(await links.consume("disavow", token, NOW - 1)).toEqual(link);
  });

  it("that was never drawn is none", async () => {
    const links = store();
    for (const token of ["", "unknown", "あ", "x".repeat(5_000)]) {
      expect(await links.peek("disavow", token, NOW - 1)).toBeUndefined();
      expect(await links.consume("disavow", token, NOW - 1)).toBeUndefined();
    }
  });

  it("is another each time, and may be about nothing", async () => {
    const links = store();
    const tokens = [await links.draw({ ...link, ref: "" }), await links.draw(link)];
    expect(new Set(tokens).size).toBe(2);
    expect(await links.consume("disavow", tokens[0] ?? "", NOW - 1)).toMatchObject({ ref: "" });
    expect(await links.peek("disavow", tokens[1] ?? "", NOW - 1)).toEqual(link);
  });
});

describe("a link", () => {
  it("has a token of 128 bits, of which the table knows the hash alone", async () => {
    const token = await onDynamo().draw(link);
    expect(token).toMatch(/^[\w-]{22}$/);
    const Key = { pk: `LINK#${tokenHash(token)}`, sk: "LINK" };
    const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key, ConsistentRead: true }));
    expect(Item).toEqual({
      ...{ ...Key, ...link },
      ttl: Math.ceil(NOW / 1000),
    });
    expect(JSON.stringify(Item)).not.toContain(token);
  });

  it("is taken by one of ten at once", async () => {
    const token = await onDynamo().draw(link);
    const all = await Promise.all(
      Array.from({ length: 10 }, () => onDynamo().consume("disavow", token, NOW - 1)),
    );
    expect(all.filter((taken) => taken !== undefined)).toEqual([link]);
  });

  it("whose taking was not answered is gone: its follow-up does the rest", async () => {
    const token = await onDynamo().draw(link);
    const lost = loseNextAnswer(db);
    expect(await onDynamo().consume("disavow", token, NOW - 1)).toBeUndefined();
    expect(lost.sent()).toBe(1);
  });
});
