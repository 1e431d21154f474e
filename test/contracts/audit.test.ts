import { describe, expect, it } from "@jest/globals";
import { auditRecord, readAuditRecord, recordedEvent } from "../../contracts/audit.ts";

const reported = {
  event: "code.failed",
  outcome: "failure",
  registrationId: "p0aRJQmoxTkqFzNbRM6R8w",
  emailHmac: "5f".repeat(32),
  hmacKeyId: "6f1b2f0e-4f0c-4a4e-8f4e-0d3d5a0b7c11",
  issue: 2,
  attempt: 3,
};
const known = {
  time: "2026-01-15T01:02:03.456Z",
  schema: 1,
  srcIp: "2001:db8::1",
  userAgentHash: "a0".repeat(32),
  requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  correlationId: "JKJaXmPLvHcESHA",
  stage: "prod",
  release: "1.2.3",
};
const record = { ...reported, ...known };
const asLine = (message: unknown) =>
  JSON.stringify({ timestamp: "x", level: "INFO", requestId: "y", message });

describe("an audit record", () => {
  it("is what a use case reports, and what the writer knows", () => {
    expect(recordedEvent.parse(reported)).toEqual(reported);
    expect(auditRecord.parse(record)).toEqual(record);
  });

  it.each(Object.keys(known).filter((name) => name !== "srcIp" && name !== "userAgentHash"))(
    "always has its %s",
    (name) => expect(auditRecord.safeParse({ ...record, [name]: undefined }).success).toBe(false),
  );

  it.each(["srcIp", "userAgentHash"])("may have no %s, as in the answer to a queue message", (name) => {
    expect(auditRecord.safeParse({ ...record, [name]: undefined }).success).toBe(true);
  });

  it.each([
    { email: "hanako@example.jp" },
    { event: "registration.begun" },
    { outcome: "maybe" },
    { reason: "two words" },
    { reason: "" },
    { reason: "hanako@example.jp" },
    { reason: 'x"}\n{"message":{"audit":{}}}' },
    { registrationId: "a\nb" },
    { emailHmac: "hanako@example.jp" },
    { issue: 0 },
    { attempt: "1" },
    { time: "2026-01-15T10:02:03.456+09:00" },
    { time: "2026-01-15T01:02:03Z" },
    { schema: 2 },
    { srcIp: "192.0.2.1, 203.0.113.9" },
    { srcIp: "192.0.2.1\u001b[2J" },
    { userAgentHash: "Mozilla/5.0" },
    { correlationId: "short" },
    { correlationId: "JKJaXmPLvHcESHA=" },
    { termsVersion: "1\u20282" },
    { release: "1.0\u202e" },
  ])("refuses %j", (wrong) => {
    expect(auditRecord.safeParse({ ...record, ...wrong }).success).toBe(false);
  });
});

/** The members that a pattern holds: the shortest text that it takes, an alphabet, the length of the longest. */
const patterns: [name: string, shortest: string, alphabet: string, longest: number][] = [
  ...["registrationId", "accountId", "hmacKeyId", "requestId"].map(
    (name): [string, string, string, number] => [name, "a", "azAZ09_-", 64],
  ),
  ["emailHmac", "0", "09af", 64],
  ["termsSha256", "0", "09af", 64],
  ["reason", "a", "azAZ09_./:,+=-", 1024],
  ["sesMessageId", "a", "azAZ09_./:,+=-", 1024],
  ["termsVersion", "3", "第 3 版 (2026)", 200],
  ["stage", "p", "第 3 版 (2026)", 200],
  ["release", "1", "第 3 版 (2026)", 200],
  ["time", "2026-01-15T01:02:03.456Z", "2026-01-15T01:02:03.456Z", 24],
  ["userAgentHash", "09af".repeat(16), "09af", 64],
  ["correlationId", "aZ09_-xy", "azAZ09_-", 128],
];

describe.each(patterns)("the pattern of %s", (name, shortest, alphabet, longest) => {
  const takes = (text: string) => auditRecord.safeParse({ ...record, [name]: text }).success;
  const full = "".padEnd(longest, alphabet);

  it("takes what is as short and as long as may be, and nothing shorter or longer", () => {
    expect([shortest, full].map(takes)).toEqual([true, true]);
    expect([shortest.slice(1), `${full}0`].map(takes)).toEqual([false, false]);
  });

  it("takes the whole of a text, not a part or a line of it", () => {
    for (const foreign of ["\n", "\u001b", "\u2028", "\u0000", "\u202e"]) {
      const around = [`${foreign}${shortest}`, `${shortest}${foreign}`, `${shortest}${foreign}${shortest}`];
      expect(around.filter(takes)).toEqual([]);
    }
  });
});

describe("a line of the log", () => {
  it("gives the audit record that it holds", () => {
    expect(readAuditRecord(asLine({ audit: record }))).toEqual(record);
  });

  it.each(["", "START RequestId: 1", "null", "[]", asLine("text"), asLine({ event: "request.failed" })])(
    "gives nothing if it says something else: %s",
    (line) => expect(readAuditRecord(line)).toBeUndefined(),
  );

  it("is an error if it only claims to hold one", () => {
    expect(() => readAuditRecord(asLine({ audit: { ...record, more: 1 } }))).toThrow();
  });
});
