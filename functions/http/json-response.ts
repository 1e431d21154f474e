import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { responseHeaders } from "./response-headers.ts";

export interface ApiAnswer {
  readonly status: number;
  /** Serialised as it stands: parse it through its contract first. */
  readonly body?: unknown;
  /** Instead of a body, what is no JSON: the headers say what it is. */
  readonly text?: string;
  readonly cookies?: string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler answers, as API Gateway sends it: JSON, with the headers of every answer. */
export const jsonResponse = ({
  status,
  body,
  text,
  cookies,
  headers,
}: ApiAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...responseHeaders,
    ...(body !== undefined && { "content-type": "application/json; charset=utf-8" }),
    ...headers,
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(text !== undefined && { body: text }),
  ...(cookies && { cookies }),
});
