/** Every pattern is of the whole text: nothing stands before or behind what it describes. */
import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import { auditRecord, recordedEvent } from "../../contracts/audit.ts";
import { auditSeal, sealedHour } from "../../contracts/audit-seal.ts";
import { accountEvents } from "../../contracts/events.ts";

const shape = recordedEvent.shape;
const hex = "0123456789abcdef";
const { eventId, municipality } = accountEvents.AccountRegistered.shape;

/** The right texts are the shortest and the longest; a letter more makes none longer than `open` ones. */
const patterns: [name: string, schema: z.ZodMiniType, right: readonly string[], wrong: readonly string[]][] =
  [
    ["an id", shape.accountId, ["a", "_-9Z", "x".repeat(64)], ["", "x".repeat(65), "a/b"]],
    ["a hash of an event", shape.emailHmac, ["0", hex.repeat(4)], ["", `${hex.repeat(4)}0`, "A", "g"]],
    ["words", shape.reason, ["a", "a.b/c:d,e+f=g-h_1", "x".repeat(1024)], ["", "x".repeat(1025), "a@b"]],
    [
      "a line",
      shape.termsVersion,
      ["1", "令和八年版 1", "x".repeat(200)],
      ["", "x".repeat(201), "a\u2028b", "a\u2029b", "\u001b", "a\u0000b"],
    ],
    ["a ticket", shape.ticket, ["A1-", "A".repeat(40)], ["", "A1", "A".repeat(41), "a12", "A_12"]],
    [
      "a moment",
      shape.since,
      ["2026-01-15T01:30:00.000Z"],
      [
        ...[
          "026-01-15T01:30:00.000Z",
          "2026-1-15T01:30:00.000Z",
          "2026-01-5T01:30:00.000Z",
          "2026-01-15T1:30:00.000Z",
        ],
        ...[
          "2026-01-15T01:3:00.000Z",
          "2026-01-15T01:30:0.000Z",
          "2026-01-15T01:30:00.00Z",
          "2026-01-15T01:30:00.000",
        ],
        ...[
          "2026-01-15T01:30:00Z",
          "2026-01-15T01:30:00x000Z",
          "yyyy-01-15T01:30:00.000Z",
          "2026-mm-15T01:30:00.000Z",
        ],
        ...[
          "2026-01-ddT01:30:00.000Z",
          "2026-01-15Thh:30:00.000Z",
          "2026-01-15T01:mm:00.000Z",
          "2026-01-15T01:30:ss.000Z",
        ],
      ],
    ],
    [
      "a cause",
      auditRecord.shape.correlationId,
      ["a-_Z9012", "x".repeat(128)],
      ["x".repeat(7), "x".repeat(129), "a.b.c.d.e"],
    ],
    [
      "a browser's hash",
      auditRecord.shape.userAgentHash,
      [hex.repeat(4)],
      [hex, hex.repeat(4).slice(1), `${hex.repeat(4)}0`, hex.toUpperCase().repeat(4)],
    ],
    [
      "a sealed hour",
      sealedHour,
      ["2026-11-22T09Z"],
      [
        ...[
          "026-11-22T09Z",
          "2026-1-22T09Z",
          "2026-11-2T09Z",
          "2026-11-22T9Z",
          "2026-11-22T09",
          "2026-11-22 09Z",
          "12026-11-22T09Z",
        ],
        ...["yyyy-11-22T09Z", "2026-mm-22T09Z", "2026-11-ddT09Z", "2026-11-22ThhZ"],
      ],
    ],
    [
      "a seal",
      auditSeal.shape.seal,
      [hex.repeat(4)],
      [hex, hex.repeat(4).slice(1), `${hex.repeat(4)}0`, hex.toUpperCase().repeat(4)],
    ],
    [
      "a signature",
      auditSeal.shape.signature,
      ["aZ09+/", "MEUCIQ==", "MEUCIQA="],
      ["", "==", "MEUCIQ===", "MEU-IQ==", "=MEUCIQ"],
    ],
    [
      "an event's id",
      eventId,
      [hex.repeat(4)],
      [hex, hex.repeat(4).slice(1), `${hex.repeat(4)}0`, hex.toUpperCase().repeat(4)],
    ],
    ["a municipality", municipality, ["a", "kawasaki", "city-9"], ["", "Kawasaki", "9city", "-city", "a_b"]],
    [
      "a changed field",
      accountEvents.AccountUpdated.shape.changed.def.element,
      ["a", "givenNameKana", "x".repeat(40)],
      ["", "x".repeat(41), "a1", "a/b"],
    ],
  ];

describe.each(patterns)("%s", (_, schema, right, wrong) => {
  const takes = (text: string) => schema.safeParse(text).success;

  it.each(right)("may be %j, and that is all of it", (text) => {
    const around = [` ${text}`, `${text} `, `!${text}`, `${text}!`, `${text}\n`, `あ${text}`, `\n${text}`];
    // Within a line, spaces and signs are as good as letters.
    const isOpen = schema === shape.termsVersion;
    expect(takes(text)).toBe(true);
    expect(around.filter(takes).filter((one) => !isOpen || one.includes("\n"))).toEqual([]);
  });

  it("is nothing else", () => expect(wrong.filter(takes)).toEqual([]));
});

it("counts begin with one, and are whole", () => {
  for (const schema of [
    shape.attempt,
    shape.issue,
    auditSeal.shape.number,
    accountEvents.AccountUpdated.shape.sequence,
  ]) {
    expect(schema.safeParse(1).success).toBe(true);
    expect([0, -1, 1.5, "1"].filter((count) => schema.safeParse(count).success)).toEqual([]);
  }
});

it("an account is updated in one field at least, and has an id", () => {
  const { changed, accountId } = accountEvents.AccountUpdated.shape;
  expect(changed.safeParse([]).success).toBe(false);
  expect(accountId.safeParse("").success).toBe(false);
});
