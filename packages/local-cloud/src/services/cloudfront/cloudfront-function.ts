import type { IncomingMessage } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { createContext, Script } from "node:vm";
import * as z from "zod";
import { remoteAddressOf } from "../../listening/remote-address.ts";
import { guardedUrl } from "../../listening/request-target.ts";

/** CloudFront gives about a millisecond of processor time; on a busy machine that may take long by the clock. */
const timeLimitMs = 2_000;

const multi = z.object({
  value: z.string(),
  multiValue: z.array(z.object({ value: z.string() })).optional(),
});
const changed = z.object({
  method: z.string(),
  uri: z.string().startsWith("/"),
  headers: z.record(z.string(), multi).optional(),
  cookies: z.unknown(),
  querystring: z.unknown(),
});
const answered = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), multi).default({}),
  body: z.union([z.string(), z.object({ data: z.string() })]).optional(),
});

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
const result = z.union([changed, answered]);

/** The request as it goes on. Its headers, in lower case, are all of them; absent, those stay as they were. */
export type ViewerRequest = Pick<z.output<typeof changed>, "method" | "uri" | "headers">;
export type ViewerResponse = z.output<typeof answered>;

/** The request as it goes on, or the answer that the function gave itself. */
export type ViewerResult = ViewerRequest | ViewerResponse;

/**
 * A function at the viewer-request event. Throws when the code does, returns what CloudFront would refuse, or changes
 * what the local CloudFront cannot carry on.
 */
export type CloudFrontFunction = (request: IncomingMessage, requestId: string) => ViewerResult;

/** The code of a `cloudfront-js-2.0` function, run where there is nothing of Node. */
export function createCloudFrontFunction(name: string, code: string): CloudFrontFunction {
  const sandbox: { event: string; result?: unknown } = { event: "" };
  const context = createContext(sandbox);
  new Script(code, { filename: name }).runInContext(context, { timeout: timeLimitMs });
  // As JSON across the border, so that neither side holds an object of the other.
  const call = new Script("result = JSON.stringify(handler(JSON.parse(event)))", { filename: name });
  return (request, requestId) => {
    const event = eventOf(request, requestId);
    sandbox.event = JSON.stringify(event);
    call.runInContext(context, { timeout: timeLimitMs });
    const { success, data } = result.safeParse(JSON.parse(String(sandbox.result ?? "null")));
    if (!success)
      throw new Error(`the CloudFront function ${name} returned neither a request nor a response`);
    if ("uri" in data && !keepsQueryAndCookies(event.request, data)) {
      throw new Error(
        `the CloudFront function ${name} changes the query or cookies: teach it to the local CloudFront`,
      );
    }
    return data;
  };
}

function keepsQueryAndCookies(
  before: ReturnType<typeof eventOf>["request"],
  after: z.output<typeof changed>,
) {
  const isSame = (value: unknown, other: unknown) => value === undefined || isDeepStrictEqual(value, other);
  return isSame(after.cookies, before.cookies) && isSame(after.querystring, before.querystring);
}

/** The request's headers as a function sees them: without the cookies. */
export const eventHeaders = ({ headers }: IncomingMessage) =>
  multiValues(
    Object.entries(headers)
      .filter(([name]) => name !== "cookie")
      .map(([name, value]) => [name, String(value)] as const),
  );

function eventOf(request: IncomingMessage, requestId: string) {
  const { pathname, searchParams } = guardedUrl(request);
  return {
    version: "1.0",
    context: {
      distributionDomainName: "local.cloudfront.net",
      distributionId: "LOCAL",
      eventType: "viewer-request",
      requestId,
    },
    viewer: { ip: remoteAddressOf(request) },
    request: {
      method: request.method ?? "GET",
      uri: pathname,
      querystring: multiValues([...searchParams]),
      headers: eventHeaders(request),
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
