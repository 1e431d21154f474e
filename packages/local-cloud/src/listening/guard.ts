/**
 * Who may talk to a port of the local cloud: programs and pages of this machine. Listening on loopback alone is not
 * enough: a web site can point a name of its own at 127.0.0.1 (DNS rebinding), or send requests here from its pages.
 * A browser reveals both, by `Host`, `Origin` and `Sec-Fetch-Site`.
 */
import type { IncomingMessage } from "node:http";
import { requestUrl, toOriginForm } from "./request-target.ts";

/** What a listener lets through beyond the strictest rules. */
export interface GuardRules {
  /**
   * Further origins of our own, e.g. the deployed site's.
   * @default none
   */
  readonly ownOrigins?: readonly string[];
  /**
   * The application itself judges the `Origin` of requests that change something, as it must on AWS.
   * @default false
   */
  readonly judgesOrigins?: boolean;
  /**
   * Pages of other sites may link here, or embed what they cannot read.
   * @default false
   */
  readonly takesLinks?: boolean;
}

export interface Rejection {
  readonly status: 400 | 403;
  readonly detail: string;
}

/** Any name below `localhost` resolves to loopback: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const ownHost = /^(?:(?:[a-z\d-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i;

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Why a request is refused before anything else reads it; afterwards its target is in origin form. */
export function rejectionOf(request: IncomingMessage, rules: GuardRules = {}): Rejection | undefined {
  const url = requestUrl(request);
  if (url === undefined) return { status: 400, detail: "The request target is no path." };
  toOriginForm(request, url);
  const { headers, method = "GET" } = request;
  // Node reads the first, whoever stands behind may read another: https://www.rfc-editor.org/rfc/rfc9112#section-3.2
  if ((request.headersDistinct["host"] ?? []).length > 1)
    return { status: 400, detail: "There is more than one Host." };
  for (const host of [headers.host ?? "(none)", url.host])
    if (!ownHost.test(host)) return foreign(`Host ${host}`);
  const isJudged = rules.judgesOrigins === true && !safeMethods.has(method);
  if (isJudged) return undefined;
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, rules))
    return foreign(`Origin ${headers.origin}`);
  if (headers["sec-fetch-site"] === "cross-site" && rules.takesLinks !== true)
    return foreign("Sec-Fetch-Site cross-site");
  return undefined;
}

function isOwnOrigin(origin: string, { ownOrigins = [] }: GuardRules): boolean {
  const [, host = ""] = /^https?:\/\/(.*)$/i.exec(origin) ?? [];
  return ownHost.test(host) || ownOrigins.includes(origin);
}

function foreign(what: string): Rejection {
  return {
    status: 403,
    detail: `Only pages and programs of this machine may ask here; this came with ${what}.`,
  };
}
