import { describe, expect, it } from "@jest/globals";
import { memberNotes } from "../../../contracts/documentation/event-notes.ts";
import { accountEventTypes } from "../../../contracts/events.ts";
import { asyncApiDocument } from "../../../functions/http/asyncapi-document.ts";

const document = asyncApiDocument({ serviceName: "Registration", cityName: "Midori" });
const { channels, components, operations } = document;

describe("the description of the events", () => {
  it("is an AsyncAPI 3 document of one channel that this service sends on", () => {
    expect(document.asyncapi).toBe("3.0.0");
    expect(document.info.title).toBe("Registration (Midori): events");
    expect(operations.publishAccountEvents).toEqual({
      action: "send",
      channel: { $ref: "#/channels/accounts" },
    });
  });

  it("has each event, by references that lead somewhere", () => {
    expect(Object.keys(channels.accounts.messages)).toEqual(accountEventTypes);
    for (const type of accountEventTypes) {
      expect(channels.accounts.messages[type]).toEqual({ $ref: `#/components/messages/${type}` });
      expect(components.messages[type]).toMatchObject({
        name: type,
        summary: expect.stringMatching(/\.$/),
        payload: { $ref: `#/components/schemas/${type}` },
      });
      expect(components.schemas[type]).toMatchObject({ type: "object" });
    }
  });

  it("describes every member of every event, and no other", () => {
    const members = accountEventTypes.flatMap((type) =>
      Object.entries(components.schemas[type]?.properties ?? {}),
    );
    for (const [name, member] of members)
      expect([name, member.description]).toEqual([name, memberNotes[name]]);
    expect(new Set(members.map(([name]) => name))).toEqual(new Set(Object.keys(memberNotes)));
  });

  it("lets consumers pass over what a later release adds", () => {
    expect(JSON.stringify(components.schemas)).not.toContain("additionalProperties");
  });

  it("asks for what only some events have in those alone", () => {
    expect(components.schemas["AccountUpdated"]?.required).toContain("changed");
    expect(components.schemas["AccountRegistered"]?.required).not.toContain("changed");
    expect(components.schemas["AccountWithdrawalRequested"]?.required).toContain("erasesAt");
  });
});
