import { describe, expect, it } from "@jest/globals";
import { type InvokePermission, mayInvoke } from "../../../src/services/lambda/invoke-permission.ts";

const source = "arn:aws:execute-api:ap-northeast-1:000000000000:api1/$default/GET/api/orders/{id}";
const attempt = {
  functionArn: "arn:f",
  principal: "apigateway.amazonaws.com",
  sourceArn: source,
  accountId: "000000000000",
};
const permission: InvokePermission = {
  action: "lambda:InvokeFunction",
  functionArn: "arn:f",
  principal: "apigateway.amazonaws.com",
};
const api = "arn:aws:execute-api:ap-northeast-1:000000000000:api1";

describe("a Lambda permission", () => {
  it.each<[string, Partial<InvokePermission>]>([
    ["without a source", {}],
    ["for the route of every stage and method", { sourceArn: `${api}/*/*/api/orders/{id}` }],
    ["for the whole API", { sourceArn: `${api}/*/*` }],
    ["for the account", { sourceAccount: "000000000000" }],
  ])("%s lets the API invoke", (_name, overrides) => {
    expect(mayInvoke([{ ...permission, ...overrides }], attempt)).toBe(true);
  });

  it.each<[string, Partial<InvokePermission>]>([
    ["of another function", { functionArn: "arn:g" }],
    ["of another service", { principal: "cognito-idp.amazonaws.com" }],
    ["for another route", { sourceArn: `${api}/*/*/api/terms` }],
    ["for another action", { action: "lambda:GetFunction" }],
    ["for another account", { sourceAccount: "111111111111" }],
  ])("%s does not", (_name, overrides) => {
    expect(mayInvoke([{ ...permission, ...overrides }], attempt)).toBe(false);
  });

  it("is needed", () => expect(mayInvoke([], attempt)).toBe(false));
});
