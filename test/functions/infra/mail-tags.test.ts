import { describe, expect, it } from "@jest/globals";
import { mailEventMessage } from "../../../contracts/mail-event.ts";
import { inContext } from "../../../functions/audit/request-context.ts";
import { mailTags } from "../../../functions/infra/mail-tags.ts";

const about = { kind: "code", flowId: "Zq3_x-9vN0aKw1bD2eR4tY", codeNumber: 2 } as const;
const caused = { requestId: "request-1", correlationId: "JKJaXmPLvHcESHA" };

describe("the tags of a mail", () => {
  it("name what it is about, and which request caused it", () => {
    expect(inContext(caused, () => mailTags(about))).toEqual({
      kind: "code",
      flowId: "Zq3_x-9vN0aKw1bD2eR4tY",
      codeNumber: "2",
      correlationId: "JKJaXmPLvHcESHA",
    });
  });

  it("say under which it is on record, if it is", () => {
    const record = { emailHmac: "0a".repeat(32), askedAt: 1768438923456 };
    expect(mailTags({ ...about, record })).toMatchObject({
      mailbox: "0a".repeat(32),
      askedAt: "1768438923456",
    });
  });

  it("have only characters that the mail service takes, and are never empty", () => {
    for (const tags of [mailTags(about), inContext(caused, () => mailTags(about))])
      for (const text of Object.entries(tags).flat()) expect(text).toMatch(/^[\w-]{1,256}$/);
  });
});

describe("a message about a mail", () => {
  const reported = (special: object = {}) => ({
    event: "Email Bounced",
    messageId: "0106018f-1",
    ...inContext(caused, () => mailTags(about)),
    ...special,
  });

  it("gives back what the mail was tagged with, and a reason in the mail service's words", () => {
    const reason = "Permanent/OnAccountSuppressionList";
    expect(mailEventMessage.parse(reported({ reason }))).toEqual({
      event: "Email Bounced",
      messageId: "0106018f-1",
      reason,
      ...about,
      correlationId: "JKJaXmPLvHcESHA",
    });
  });

  it.each([
    [`${"0a".repeat(32)}/1768438923456`, { emailHmac: "0a".repeat(32), askedAt: 1768438923456 }],
    ["/", undefined],
  ])("with the record %s", (record, read) => {
    expect(mailEventMessage.parse(reported({ record })).record).toEqual(read);
  });

  it.each([
    ["an address in place of its hash", { record: "hanako@example.jp/1768438923456" }],
    ["an address in the reason", { reason: "hanako@example.jp" }],
    ["an address in place of an id", { flowId: "hanako@example.jp" }],
    ["an address beside the rest", { destination: ["hanako@example.jp"] }],
    ["an event that is not asked for", { event: "Email Opened" }],
    ["a tag missing", { kind: undefined }],
  ])("with %s is refused", (_case, special) => {
    expect(mailEventMessage.safeParse(reported(special)).success).toBe(false);
  });
});
