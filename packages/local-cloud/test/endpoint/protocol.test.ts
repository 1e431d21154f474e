import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { anEndpoint } from "./an-endpoint.ts";
import { signedHeaders } from "./signed-headers.ts";

// One of the bodies has 17 MB.
jest.setTimeout(60_000);

let endpoint: Awaited<ReturnType<typeof anEndpoint>>;

beforeEach(async () => {
  endpoint = await anEndpoint();
});

afterEach(() => endpoint.close());

/** Who signs a request, and for which service. */
const signed = (key: string, service: string) => ({ key, service });

interface Request {
  readonly authorization?: ReturnType<typeof signed>;
  readonly target?: string;
  readonly path?: string;
  readonly method?: string;
  readonly body?: string | Buffer;
}

async function send({ authorization, target, path = "/", method = "POST", body = "{}" }: Request) {
  const url = endpoint.url + path;
  const { key, service } = authorization ?? {};
  const content = method === "GET" ? "" : body;
  const response = await fetch(url, {
    method,
    headers: {
      ...(key && service && signedHeaders(key, service, { url, method, body: content })),
      ...(target && { "x-amz-target": target }),
    },
    ...(method !== "GET" && { body: typeof body === "string" ? body : new Uint8Array(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

describe("a raw request", () => {
  const start = signed("AKIASTART", "dynamodb");
  it.each<[string, Request, number, string, string]>([
    [
      "without a signature",
      { target: "DynamoDB_20120810.GetItem" },
      400,
      "MissingAuthenticationTokenException",
      "dynamodb",
    ],
    [
      "without a signature, for an operation of Cognito that needs one",
      { target: "AWSCognitoIdentityProviderService.AdminGetUser" },
      400,
      "MissingAuthenticationTokenException",
      "cognito-idp",
    ],
    [
      "without anything",
      { path: "/favicon.ico", method: "GET" },
      403,
      "MissingAuthenticationTokenException",
      "unknown",
    ],
    [
      "to a service that is not here",
      { authorization: signed("AKIASTART", "sns"), path: "/topic", method: "GET" },
      403,
      "UnknownOperationException",
      "unknown",
    ],
    [
      "for an unknown request to S3",
      { authorization: signed("AKIASTART", "s3"), path: "/bucket?acl", method: "GET" },
      400,
      "UnknownOperationException",
      "s3",
    ],
    [
      "signed for another service",
      { authorization: start, target: "AmazonSQS.SendMessage" },
      403,
      "SignatureDoesNotMatch",
      "sqs",
    ],
    [
      "for an unknown operation",
      { authorization: start, target: "DynamoDB_20120810.ExecuteStatement" },
      400,
      "UnknownOperationException",
      "dynamodb",
    ],
    [
      "for an unknown target",
      { authorization: start, target: "Moon.Land" },
      400,
      "UnknownOperationException",
      "dynamodb",
    ],
    ["without a target", { authorization: start }, 400, "UnknownOperationException", "dynamodb"],
    [
      "for an unknown route of SES",
      { authorization: signed("AKIASTART", "ses"), path: "/v2/email/moon" },
      400,
      "UnknownOperationException",
      "ses",
    ],
    [
      "for an unknown unsigned operation",
      { target: "AWSCognitoIdentityProviderService.Land" },
      400,
      "UnknownOperationException",
      "cognito-idp",
    ],
    [
      "with broken JSON",
      { authorization: start, target: "DynamoDB_20120810.GetItem", body: "{" },
      400,
      "SerializationException",
      "dynamodb",
    ],
    [
      "with a list for a body",
      { authorization: start, target: "DynamoDB_20120810.GetItem", body: "[]" },
      400,
      "SerializationException",
      "dynamodb",
    ],
    [
      "with too long a body",
      { authorization: start, target: "DynamoDB_20120810.GetItem", body: Buffer.alloc(17 * 1024 * 1024) },
      413,
      "RequestEntityTooLarge",
      "dynamodb",
    ],
  ])("%s is refused by name", async (_, request, status, code, service) => {
    const answer = await send(request);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-amzn-errortype") ?? answer.text).toContain(code);
    expect(endpoint.calls.list()).toMatchObject([{ service, outcome: code }]);
    expect(answer.headers.get("x-amzn-requestid")).toBe(endpoint.calls.list()[0]?.requestId);
    expect(endpoint.received).toEqual([]);
  });

  it("of the operator goes through as it is, even broken", async () => {
    const body = Buffer.from([0xff, 0x00, 0x7b, 0xe5, 0xb7]);
    await send({ authorization: signed("LOCALADMIN1", "sqs"), target: "AmazonSQS.SendMessage", body });
    expect(endpoint.received[0]?.body).toEqual(body);
  });

  it("names the operation by the route in SES", async () => {
    const authorization = signed("LOCALADMIN1", "ses");
    await send({ authorization, path: "/v2/email/outbound-emails/?x=1" });
    await send({ authorization, path: "/v2/email/moon", method: "DELETE" });
    await send({ authorization, path: "/v2/email/identities/a%40example.jp", method: "GET" });
    await send({ authorization, path: "/v2/email/identities/%zz", method: "GET" });
    const routes = ["SendEmail ok", "DELETE /v2/email/moon ok", "GetEmailIdentity ok", "GetEmailIdentity ok"];
    expect(endpoint.outcomes()).toEqual(routes);
    expect(endpoint.received[0]?.path).toBe("/v2/email/outbound-emails/?x=1");
  });

  it.each([
    ["dynamodb", "DynamoDB_20120810.GetItem", "application/x-amz-json-1.0"],
    ["sqs", "AmazonSQS.SendMessage", "application/x-amz-json-1.0"],
    ["cognito-idp", "AWSCognitoIdentityProviderService.AdminGetUser", "application/x-amz-json-1.1"],
    ["secretsmanager", "secretsmanager.GetSecretValue", "application/x-amz-json-1.1"],
  ])("to %s is denied in its protocol", async (service, target, contentType) => {
    const answer = await send({ authorization: signed("AKIASIGNOUT", service), target });
    expect(answer.headers.get("content-type")).toBe(contentType);
    expect(answer.headers.get("x-amzn-errortype")).toBeNull();
    expect(JSON.parse(answer.text)).toEqual({
      __type: expect.stringMatching(/^(com\.amazonaws\.[\w.]+#)?AccessDeniedException$/),
      message: expect.stringContaining("is not authorized to perform"),
    });
  });
});
