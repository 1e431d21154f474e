import type { APIGatewayProxyEventV2, Context } from "aws-lambda";

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** What CloudFront proves itself with. */
export const aProof = "a-proof-of-the-edge";

/** An event of payload format 2.0, as an HTTP API sends it for a request from our own site, through CloudFront. */
export function anApiEvent({
  method = "POST",
  path = "/api/registrations",
  ...asked
}: Asked = {}): APIGatewayProxyEventV2 {
  return {
    version: "2.0",
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(asked.query).toString(),
    ...(asked.cookies && { cookies: asked.cookies }),
    headers: {
      accept: "application/json",
      "content-length": String(Buffer.byteLength(asked.body ?? "")),
      "content-type": "application/json",
      host: "abcdefghij.execute-api.ap-northeast-1.amazonaws.com",
      origin: "https://procedures.example.jp",
      "sec-fetch-site": "same-origin",
      "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
      "x-client-address": "192.0.2.1",
      "x-forwarded-for": "192.0.2.1, 198.51.100.7",
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
      "x-origin-proof": aProof,
      ...asked.headers,
    },
    ...(asked.query && { queryStringParameters: { ...asked.query } }),
    ...(asked.pathParameters && { pathParameters: { ...asked.pathParameters } }),
    requestContext: {
      accountId: "123456789012",
      apiId: "abcdefghij",
      domainName: "abcdefghij.execute-api.ap-northeast-1.amazonaws.com",
      domainPrefix: "abcdefghij",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "198.51.100.7", userAgent: "Mozilla/5.0" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: `${method} ${path}`,
      stage: "$default",
      time: "15/Jan/2026:01:02:03 +0000",
      timeEpoch: Date.UTC(2026, 0, 15, 1, 2, 3),
    },
    ...(asked.body !== undefined && { body: asked.body }),
    isBase64Encoded: asked.isBase64Encoded ?? false,
  };
}

export const aContext = (): Context => ({
  awsRequestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  callbackWaitsForEmptyEventLoop: true,
  functionName: "a-function",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:ap-northeast-1:123456789012:function:a-function",
  logGroupName: "/aws/lambda/a-function",
  logStreamName: "2026/01/15/[$LATEST]0",
  memoryLimitInMB: "512",
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
});
