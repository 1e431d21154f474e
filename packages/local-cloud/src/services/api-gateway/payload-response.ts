/** What goes back to the client. */
export interface GatewayResponse {
  readonly status: number;
  /** Lower-case names; `set-cookie` may repeat. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The gateway sets these itself. */
const ownHeaders = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "upgrade",
  "trailer",
]);
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** RFC 9110 field content, in what Node writes: no control characters. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * A function's answer as a response, by the rules of payload format 2.0; `undefined` when it is malformed, which
 * the client sees as an internal error.
 */
export function toResponse(payload: unknown): GatewayResponse | undefined {
  if (!isRecord(payload) || !("statusCode" in payload)) return inferred(payload);
  const { statusCode, headers = {}, cookies = [], body = "", isBase64Encoded = false } = payload;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return undefined;
  if (typeof body !== "string" || !isRecord(headers) || !isTextList(cookies)) return undefined;
  const fields = [...headerFields(headers), ...cookies.map((cookie) => ["set-cookie", cookie] as const)];
  if (!fields.every(([name, value]) => headerName.test(name) && headerValue.test(value))) return undefined;
  const typed = fields.some(([name]) => name === "content-type");
  return {
    status,
    headers: typed ? fields : [["content-type", "text/plain; charset=utf-8"], ...fields],
    body: Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8"),
  };
}

/** Without a status code, the whole payload is the body of a 200. */
function inferred(payload: unknown): GatewayResponse {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  return { status: 200, headers: [["content-type", "application/json"]], body: Buffer.from(body) };
}

/** The gateway's own answer: `{"message":"Not Found"}`. */
export function messageResponse(status: number, message: string): GatewayResponse {
  const body = Buffer.from(JSON.stringify({ message }));
  return { status, headers: [["content-type", "application/json"]], body };
}

function headerFields(headers: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    .filter(([name]) => !ownHeaders.has(name));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
