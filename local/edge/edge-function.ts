import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createContext, Script } from "node:vm";
import * as z from "zod";

/** CloudFront gives about a millisecond of processor time; on a busy machine that may take long by the clock. */
const timeLimitMs = 2_000;

const multi = z.object({ value: z.string() });

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
const result = z.union([
  z.object({ method: z.string(), uri: z.string().startsWith("/") }),
  z.object({
    statusCode: z.int(),
    headers: z.record(z.string(), multi).default({}),
    body: z.union([z.string(), z.object({ data: z.string() })]).optional(),
  }),
]);

/** The request as it goes on, or the answer that the function gave itself. */
export type EdgeResult = z.output<typeof result>;

/** A function at the viewer-request event. Throws when the code does, or returns what CloudFront would refuse. */
export type EdgeFunction = (request: IncomingMessage) => EdgeResult;

/** The code of a `cloudfront-js-2.0` function, run where there is nothing of Node. */
export function createEdgeFunction(name: string, code: string): EdgeFunction {
  const sandbox: { event: string; result?: unknown } = { event: "" };
  const context = createContext(sandbox);
  new Script(code, { filename: name }).runInContext(context, { timeout: timeLimitMs });
  // As JSON across the border, so that neither side holds an object of the other.
  const call = new Script("result = JSON.stringify(handler(JSON.parse(event)))", { filename: name });
  return (request) => {
    sandbox.event = JSON.stringify(eventOf(request));
    call.runInContext(context, { timeout: timeLimitMs });
    const parsed = result.safeParse(JSON.parse(String(sandbox.result ?? "null")));
    if (parsed.success) return parsed.data;
    throw new Error(`the CloudFront function ${name} returned neither a request nor a response`);
  };
}

function eventOf(request: IncomingMessage) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const headers = Object.entries(request.headers)
    .filter(([name]) => name !== "cookie")
    .map(([name, value]) => [name, String(value)] as const);
  return {
    version: "1.0",
    context: {
      distributionDomainName: "local.cloudfront.net",
      distributionId: "LOCAL",
      eventType: "viewer-request",
      requestId: randomBytes(40).toString("base64url"),
    },
    viewer: { ip: request.socket.remoteAddress ?? "127.0.0.1" },
    request: {
      method: request.method ?? "GET",
      uri: pathname,
      querystring: multiValues([...searchParams]),
      headers: multiValues(headers),
      cookies: multiValues(cookiesOf(request.headers.cookie ?? "")),
    },
  };
}

function cookiesOf(header: string): [string, string][] {
  return header.split(/; */).flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] satisfies [string, string]] : [];
  });
}

/** CloudFront's form of what may be repeated: the last value, and all of them when there are several. */
function multiValues(pairs: readonly (readonly [string, string])[]) {
  const values = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...values].map(([name, all]) => {
      const multiValue = all.map(([, value]) => ({ value }));
      return [name, { value: all.at(-1)?.[1] ?? "", ...(all.length > 1 && { multiValue }) }];
    }),
  );
}
