import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { readBody } from "../../listening/read-body.ts";
import { isObject } from "../../template/json.ts";

const describeTimeToLive = "DynamoDB_20120810.DescribeTimeToLive";

/**
 * dynalite's answers, with what it lacks. It throws outside of any `try` when a client breaks off, and lets every web
 * site read its answers: so it gets whole requests only, and never an `Origin`.
 *
 * @param expiryOf the attribute by which a table's items expire
 */
export function answerDynamoDb(
  dynalite: Server,
  expiryOf: (table: string) => string | undefined,
): RequestListener {
  const listeners = dynalite.listeners("request") as RequestListener[]; // as Node documents the event
  return async (request, response) => {
    const body = await readBody(request);
    if (body === undefined) {
      response.writeHead(413, { connection: "close" }).end();
      return;
    }
    const expiry =
      request.headers["x-amz-target"] === describeTimeToLive ? expiryOf(tableOf(body)) : undefined;
    if (expiry !== undefined) answerTimeToLive(response, expiry);
    else for (const listener of listeners) listener(replayed(request, body), response);
  };
}

/** dynalite knows no time to live. */
function answerTimeToLive(response: ServerResponse, AttributeName: string): void {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify({ TimeToLiveDescription: { AttributeName, TimeToLiveStatus: "ENABLED" } }));
}

function tableOf(body: Buffer): string {
  try {
    const input: unknown = JSON.parse(body.toString("utf8"));
    const name = isObject(input) ? String(input["TableName"]) : "";
    return name.slice(name.lastIndexOf("/") + 1); // its name, or its ARN
  } catch {
    return "";
  }
}

/** The request once more, with its body at hand: dynalite reads no more of it than this. */
function replayed({ method, url, headers }: IncomingMessage, body: Buffer): IncomingMessage {
  const { origin: _, ...kept } = headers;
  const stream = Readable.from(body.length === 0 ? [] : [body]);
  return Object.assign(stream, { method, url, headers: kept }) as unknown as IncomingMessage;
}
