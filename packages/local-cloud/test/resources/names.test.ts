import { expect, it } from "@jest/globals";
import { functionName } from "../../src/resources/names.ts";

it.each([
  ["PlaceOrderFunction83B019A4", {}, "place-order"],
  ["ShowOpenapiFunctionADEDDBA0", {}, "show-openapi"],
  ["Function83B019A4", {}, "function"],
  ["Plain", {}, "plain"],
  ["PlaceOrderFunction83B019A4", { FunctionName: "Given" }, "Given"],
])("calls the function %s with %j %s", (logicalId, properties, name) => {
  expect(functionName({ logicalId, type: "AWS::Lambda::Function", properties })).toBe(name);
});
