import { describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { readProperties } from "../../src/services/properties.ts";

const shape = {
  type: "AWS::Some::Thing",
  honoured: z.strictObject({ Name: z.string(), Nested: z.strictObject({ Size: z.number() }).optional() }),
  withoutEffect: ["Tags"],
};

describe("reading a resource's properties", () => {
  it("keeps what is honoured and drops what has no local effect", () => {
    expect(readProperties(shape, { Name: "a", Tags: [{ Key: "k", Value: "v" }] })).toEqual({ Name: "a" });
  });

  it.each([
    ["an unknown property", { Name: "a", Stream: {} }, "Stream is not honoured"],
    [
      "an unknown nested property",
      { Name: "a", Nested: { Size: 1, Depth: 2 } },
      "Nested.Depth is not honoured",
    ],
    ["a value of the wrong kind", { Name: "a", Nested: { Size: "big" } }, "Nested.Size: "],
  ])("refuses %s by name", (_case, properties, message) => {
    expect(() => readProperties(shape, properties)).toThrow(
      `AWS::Some::Thing can't be provisioned locally: ${message}`,
    );
  });
});
