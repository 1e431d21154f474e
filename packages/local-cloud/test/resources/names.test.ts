import { expect, it } from "@jest/globals";
import { functionName, physicalName } from "../../src/resources/names.ts";

it.each([
  ["PlaceOrderFunction83B019A4", {}, "place-order"],
  ["ShowOpenapiFunctionADEDDBA0", {}, "show-openapi"],
  ["Function83B019A4", {}, "function"],
  ["Plain", {}, "plain"],
  ["PlaceOrderFunction83B019A4", { FunctionName: "Given" }, "Given"],
])("calls the function %s with %j %s", (logicalId, properties, name) => {
  expect(functionName({ logicalId, type: "AWS::Lambda::Function", properties })).toBe(name);
});

it.each([
  ["shop-prod", "MailF3D544E6", 64, "shop-prod-MailF3D544E6"],
  ["a-shop-with-a-long-name-prod", "MailF3D544E6", 24, "a-shop-with-MailF3D544E6"],
  ["shop-prod", "MailSenderConfigurationSetF3D544E6", 20, "s-MailSenderConfigur"],
])("names a resource of %s after it and %s, in %d characters: %s", (stackName, logicalId, length, name) => {
  const resource = { logicalId, type: "AWS::SES::ConfigurationSet", properties: {} };
  expect(physicalName(resource, "Name", { stackName }, length)).toBe(name);
});
