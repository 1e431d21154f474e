import { describe, expect, it } from "@jest/globals";
import { inDependencyOrder } from "../../src/template/order.ts";
import { aTemplate } from "./a-scope.ts";

const orderOf = (template: ReturnType<typeof aTemplate>) =>
  inDependencyOrder(template).map(({ logicalId }) => logicalId);

describe("inDependencyOrder", () => {
  it("keeps the template's order where nothing depends", () => {
    expect(orderOf(aTemplate({ B: {}, A: {}, C: {} }))).toEqual(["B", "A", "C"]);
  });

  it.each<[string, unknown]>([
    ["Ref", { deep: [{ Ref: "Z" }] }],
    ["Fn::GetAtt as a list", { "Fn::GetAtt": ["Z", "Arn"] }],
    ["Fn::GetAtt as a text", { "Fn::GetAtt": "Z.Arn" }],
    ["Fn::Sub", { "Fn::Sub": `x \${Z}` }],
    ["Fn::Sub with an attribute", { "Fn::Sub": [`x \${Z.Arn} \${v}`, { v: "1" }] }],
    ["a variable of Fn::Sub", { "Fn::Sub": [`\${v}`, { v: { Ref: "Z" } }] }],
    ["a branch of Fn::If", { "Fn::If": ["Yes", { Ref: "Z" }, ""] }],
  ])("puts a resource after the one it refers to by %s", (_, value) => {
    expect(orderOf(aTemplate({ A: { properties: { value } }, Z: {} }))).toEqual(["Z", "A"]);
  });

  it("puts a resource after those it depends on explicitly", () => {
    expect(orderOf(aTemplate({ A: { dependsOn: ["B", "Z"] }, B: { dependsOn: ["Z"] }, Z: {} }))).toEqual([
      "Z",
      "B",
      "A",
    ]);
  });

  it("ignores pseudo parameters, literals of Fn::Sub, and resources left out", () => {
    const properties = { a: { Ref: "AWS::Region" }, b: { "Fn::Sub": `\${!B}` }, c: { Ref: "Gone" } };
    const template = aTemplate(
      { A: { properties, dependsOn: ["Gone"] }, B: {} },
      { omitted: new Set(["Gone"]) },
    );
    expect(orderOf(template)).toEqual(["A", "B"]);
  });

  it("names the members of a cycle", () => {
    const template = aTemplate({
      Outside: { dependsOn: ["A"] },
      A: { properties: { next: { Ref: "B" } } },
      B: { properties: { next: { "Fn::GetAtt": ["C", "Arn"] } } },
      C: { dependsOn: ["A"] },
    });
    expect(() => orderOf(template)).toThrow("resources depend on each other: A → B → C → A");
  });

  it("names a resource that depends on itself", () => {
    expect(() => orderOf(aTemplate({ A: { properties: { me: { Ref: "A" } } } }))).toThrow("A → A");
  });

  it("names a dependency on nothing", () => {
    expect(() => orderOf(aTemplate({ A: { dependsOn: ["Nobody"] } }))).toThrow(
      "A: depends on Nobody, which is no resource",
    );
  });
});
