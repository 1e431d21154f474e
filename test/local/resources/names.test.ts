import { expect, it } from "@jest/globals";
import { functionName } from "../../../local/resources/names.ts";

it.each([
  ["StartRegistrationFunction83B019A4", {}, "start-registration"],
  ["ShowOpenapiFunctionADEDDBA0", {}, "show-openapi"],
  ["Function83B019A4", {}, "function"],
  ["Plain", {}, "plain"],
  ["StartRegistrationFunction83B019A4", { FunctionName: "Given" }, "Given"],
])("calls the function %s with %j %s", (logicalId, properties, name) => {
  expect(functionName({ logicalId, type: "AWS::Lambda::Function", properties })).toBe(name);
});
