import { describe, expect, it } from "@jest/globals";
import { parseTransformer } from "../../../src/services/event-bridge/input-transformer.ts";

const event = {
  "detail-type": 'Email "Bounced"',
  detail: {
    mail: { id: "m-1", tags: { kind: ["code", "other"] } },
    bounce: { type: "Permanent", sub: "General" },
  },
};

const transform = (InputTemplate: string, InputPathsMap: Record<string, string>) =>
  parseTransformer({ InputTemplate, InputPathsMap })(event);

describe("an input transformer", () => {
  it("puts values in place of variables: as JSON, or as text within a string", () => {
    const message = transform('{"event":<name>,"kind":<kind>,"tags":<tags>,"reason":"<type>/<sub>"}', {
      name: "$.detail-type",
      kind: "$.detail.mail.tags.kind[0]",
      tags: "$.detail.mail.tags",
      type: "$.detail.bounce.type",
      sub: "$.detail.bounce.sub",
    });
    expect(JSON.parse(message)).toEqual({
      event: 'Email "Bounced"',
      kind: "code",
      tags: { kind: ["code", "other"] },
      reason: "Permanent/General",
    });
  });

  it("keeps what it puts into a string within the string", () => {
    expect(JSON.parse(transform('{"text":"a <name> z"}', { name: "$.detail-type" }))).toEqual({
      text: 'a Email "Bounced" z',
    });
  });

  it.each(["$.detail.none", "$.detail.mail.tags.kind[7]", "$.detail.mail.id.none", "$.detail.constructor"])(
    "leaves a gap for what the event does not have, as AWS does: %s",
    (path) => {
      expect(transform('{"a":<missing>}', { missing: path })).toBe('{"a":}');
    },
  );

  it.each<[string, string, Record<string, string>, string]>([
    ["a variable without a path", '{"a":<aws.events.event>}', {}, "<aws.events.event> is unknown"],
    ["a path with a wildcard", '{"a":<x>}', { x: "$.detail.*" }, "$.detail.* is unknown"],
    ["a path in brackets", '{"a":<x>}', { x: "$['detail']" }, "$['detail'] is unknown"],
    ["a template that is a text", '"<x>"', { x: "$.detail" }, "only a JSON object is known"],
    ["a template that is no JSON", '{"a":<x>', { x: "$.detail" }, "only a JSON object is known"],
  ])("with %s is refused by name", (_case, template, paths, message) => {
    expect(() => transform(template, paths)).toThrow(message);
  });
});
