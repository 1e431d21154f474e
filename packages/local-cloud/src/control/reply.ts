import type { ServerResponse } from "node:http";

/** An answer of a control endpoint; without a body it is 204. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const nothing: Reply = { status: 204 };

export function json(value: unknown, status = 200): Reply {
  return { status, headers: { "content-type": "application/json" }, body: `${JSON.stringify(value)}\n` };
}

/** One member of the request that is wrong, by its name in the body or the query. */
export function badField(field: string, detail: string): Reply {
  const errors = [{ pointer: `/${field}`, code: "invalid", detail }];
  return problem(400, "Bad request", `${field} ${detail}`, errors);
}

/** RFC 9457, in the shape of the API's own problems. */
export function problem(
  status: number,
  title: string,
  detail: string,
  errors: readonly object[] = [],
): Reply {
  const code = title.toLowerCase().replaceAll(" ", "-");
  const body = JSON.stringify({ type: "about:blank", title, status, code, detail, errors });
  return { status, headers: { "content-type": "application/problem+json" }, body };
}

export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, "cache-control": "no-store" });
  response.end(body);
}
