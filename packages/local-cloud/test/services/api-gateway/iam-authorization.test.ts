import { describe, expect, it } from "@jest/globals";
import { createPrincipals } from "../../../src/endpoint/principals.ts";
import { parsePolicy } from "../../../src/iam/parse-policy.ts";
import type { GatewayRequest } from "../../../src/services/api-gateway/gateway-request.ts";
import { createIamAuthorization } from "../../../src/services/api-gateway/iam-authorization.ts";
import { signedHeaders } from "../../endpoint/signed-headers.ts";

const [region, accountId] = ["ap-northeast-1", "000000000000"];
const resource = `arn:aws:execute-api:${region}:${accountId}:api1/$default/POST/orders`;
const invoking = (pattern: string) =>
  parsePolicy(
    {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "execute-api:Invoke", Resource: pattern },
    },
    "Clerk",
  );

function setup() {
  const principals = createPrincipals();
  const keys = { accessKeyId: "LKIA1", secretAccessKey: "function's", appId: "pack" };
  principals.add({ functionName: "pack", roleName: "PackRole", statements: invoking(resource) }, keys);
  const session = { secretAccessKey: "clerk's", roleName: "Clerk", sessionName: "yamada" };
  return createIamAuthorization({
    ...{ region, accountId, principals },
    sessions: [
      { ...session, accessKeyId: "CLERK", statements: invoking(resource) },
      { ...session, accessKeyId: "OTHER", statements: invoking(resource.replace("orders", "parcels")) },
    ],
  });
}

interface Sent {
  readonly key: string;
  readonly secret: string;
  readonly service?: string;
  readonly change?: Partial<GatewayRequest>;
}

function requestOf({ key, secret, service = "execute-api", change = {} }: Sent): GatewayRequest {
  const url = "http://localhost:1/orders?a=b";
  const body = '{"id":"1"}';
  const headers = { Host: "localhost:1", ...signedHeaders(key, service, { url, body, secret }) };
  return {
    ...{ method: "POST", path: "/orders", target: "/orders?a=b", rawQuery: "a=b", protocol: "HTTP/1.1" },
    ...{ headers: Object.entries(headers), sourceIp: "127.0.0.1", body: Buffer.from(body), ...change },
  };
}

describe("IAM authorisation", () => {
  it.each([
    ["a person", { key: "CLERK", secret: "clerk's" }, "assumed-role/Clerk/yamada"],
    ["a function", { key: "LKIA1", secret: "function's" }, "assumed-role/PackRole/pack"],
    ["the operator", { key: "LOCALADMIN", secret: "any" }, "assumed-role/operator/operator"],
  ])("names %s", (_who, sent, end) => {
    expect(setup()(requestOf(sent), resource)).toMatchObject({
      accessKey: sent.key,
      accountId,
      userArn: `arn:aws:sts::${accountId}:${end}`,
      userId: expect.stringMatching(/^AROA[0-9A-F]+:\w+$/),
    });
  });

  it.each<[string, Sent]>([
    ["another secret", { key: "CLERK", secret: "?" }],
    ["an unknown key", { key: "NOBODY", secret: "clerk's" }],
    ["another service's signature", { key: "CLERK", secret: "clerk's", service: "dynamodb" }],
    ["no permission for the route", { key: "OTHER", secret: "clerk's" }],
    ["a changed body", { key: "CLERK", secret: "clerk's", change: { body: Buffer.from('{"id":"2"}') } }],
    ["a changed query", { key: "CLERK", secret: "clerk's", change: { target: "/orders?a=c" } }],
    ["no signature", { key: "CLERK", secret: "clerk's", change: { headers: [["Host", "localhost:1"]] } }],
  ])("refuses %s", (_what, sent) => {
    expect(setup()(requestOf(sent), resource)).toBeUndefined();
  });
});
