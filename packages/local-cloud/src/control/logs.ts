import type { ServerResponse } from "node:http";
import { type LogStore, matches } from "../services/lambda/log-store.ts";
import { badField, type Reply } from "./reply.ts";

const contentType = "application/jsonl; charset=utf-8";

export interface LogQuery {
  readonly function?: string;
  readonly since?: string;
}

/** `?function=` and `?since=`, which calls and logs have in common. */
export function readQuery(query: URLSearchParams): LogQuery | Reply {
  const [functionName, since] = [query.get("function"), query.get("since")];
  if (since !== null && Number.isNaN(Date.parse(since))) {
    return badField("since", "must be a time, e.g. 2026-11-22T09:00:00Z");
  }
  return { ...(functionName ? { function: functionName } : {}), ...(since ? { since } : {}) };
}

export function showLogs(logs: LogStore, query: LogQuery): Reply {
  const body = logs.lines(query).map((line) => `${line.text}\n`);
  return { status: 200, headers: { "content-type": contentType }, body: body.join("") };
}

/** What there is, and then each new line as it is written, until the reader leaves. */
export function streamLogs(logs: LogStore, query: LogQuery, response: ServerResponse): void {
  response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" });
  for (const line of logs.lines(query)) response.write(`${line.text}\n`);
  response.flushHeaders();
  const stop = logs.follow((line) => {
    if (matches(line, query)) response.write(`${line.text}\n`);
  });
  response.on("close", stop);
}
