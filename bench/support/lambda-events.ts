/** The events that API Gateway and SQS invoke a function of cdk.out with. */
import { randomUUID } from "node:crypto";
import { newRequestId, payloadEvent } from "local-cloud";
import { clientIpHeader, originProofHeader } from "../../contracts/cloudfront-headers.ts";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
}

/**
 * What API Gateway makes of a browser's request that came through CloudFront.
 *
 * @param proofs the function's ORIGIN_PROOFS
 */
export function apiEvent(proofs: string, { method, path, cookies = [], body }: Sent) {
  const sent = body === undefined ? "" : JSON.stringify(body);
  const headers = {
    accept: "*/*",
    "accept-encoding": "gzip, br",
    "accept-language": "ja,en;q=0.8",
    "content-type": "application/json",
    host: "procedures.example.jp",
    origin: "https://example.jp",
    "sec-fetch-site": "same-origin",
    "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    "x-amz-cf-id": "k3Jx0Yb1mS8rQwN7uVt5zA2dFh6gLcPeRiOyTsUaWxBvCnMqEkHjZg==",
    "x-forwarded-for": "192.0.2.1",
    [clientIpHeader]: "192.0.2.1",
    [originProofHeader]: proofs.split(",")[0] ?? "",
    ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
  };
  const sentRequest = {
    ...{ method, path, target: path, rawQuery: "", protocol: "HTTP/1.1", sourceIp: "198.51.100.1" },
    ...{ headers: Object.entries(headers), body: Buffer.from(sent) },
  };
  return payloadEvent(sentRequest, {
    ...{ accountId: "123456789012", apiId: "api", stage: "$default", routeKey: `${method} ${path}` },
    ...{ pathParameters: { id: path.split("/")[3] ?? "" }, requestId: newRequestId(), time: Date.now() },
  });
}

/** One message. */
export const queueEvent = (body: string) => ({
  Records: [
    {
      ...{ messageId: randomUUID(), receiptHandle: "handle", body, messageAttributes: {} },
      attributes: { ApproximateReceiveCount: "1", SentTimestamp: String(Date.now()) },
      eventSource: "aws:sqs",
    },
  ],
});
