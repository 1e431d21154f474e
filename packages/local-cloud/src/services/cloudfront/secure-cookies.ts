/**
 * Secure cookies for browsers of WebKit (Safari, and every browser of iOS). Chrome and Firefox take them from
 * `http://localhost`; WebKit drops them there, and a session that works on CloudFront would never begin on this machine.
 * Such a browser is given the cookie under another name and without `Secure`, and what it sends back is named again as
 * the functions know it. Only this distribution does so: it listens on loopback, without TLS.
 */
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";

/** Chrome calls itself WebKit, too. */
const isWebKit = (userAgent = "") => /AppleWebKit/.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent);

/** In place of the two underscores that WebKit, like everybody, lets stand before Secure cookies only. */
const prefix = "http-";

/** Changes the request as it is read, and the answer as it will be written. */
export function carrySecureCookies(request: IncomingMessage, response: ServerResponse): void {
  if (!isWebKit(request.headers["user-agent"])) return;
  const { rawHeaders, headers } = request;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() === "cookie")
      rawHeaders[at + 1] = toFunctions(rawHeaders[at + 1] ?? "");
  }
  if (headers.cookie !== undefined) headers.cookie = toFunctions(headers.cookie);

  const write = response.writeHead.bind(response);
  // The one form in which API Gateway's answers are written: names and values in turn.
  response.writeHead = ((status: number, fields?: OutgoingHttpHeader[]) =>
    write(status, fields && toBrowser(fields))) as ServerResponse["writeHead"];
}

/** `http-Host-a=1; b=2` → `__Host-a=1; b=2`. */
const toFunctions = (cookies: string) =>
  cookies.replace(new RegExp(`(^|;\\s*)${prefix}((?:Host|Secure)-)`, "g"), "$1__$2");

const toBrowser = (fields: OutgoingHttpHeader[]): OutgoingHttpHeader[] =>
  fields.map((field, at) =>
    at % 2 === 1 && String(fields[at - 1]).toLowerCase() === "set-cookie"
      ? withoutSecure(String(field))
      : field,
  );

/** `__Host-a=1; Path=/; Secure; HttpOnly` → `http-Host-a=1; Path=/; HttpOnly`. */
const withoutSecure = (cookie: string) =>
  cookie.replace(/^__(Host|Secure)-/, `${prefix}$1-`).replace(/;\s*secure(?=\s*(;|$))/i, "");
