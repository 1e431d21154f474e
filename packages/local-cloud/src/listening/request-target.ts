import type { IncomingMessage } from "node:http";

/** In place of the authority, which the guard checks. */
const base = "http://localhost";

/**
 * The URL that a request asks for, or `undefined` for a request target that is none: clients may send anything there.
 * `//host/path` is refused, too: a URL parser would take its first segment for a host.
 */
export function requestUrl({ url = "/" }: Pick<IncomingMessage, "url">): URL | undefined {
  const isAbsolute = /^https?:\/\//i.test(url);
  if (!isAbsolute && !/^\/(?![/\\])/.test(url)) return undefined;
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}

/**
 * Brings the absolute form, which HTTP/1.1 servers must accept, to the origin form that everything behind reads.
 * https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function toOriginForm(request: Pick<IncomingMessage, "url">, { pathname, search }: URL): void {
  if (!request.url?.startsWith("/")) request.url = pathname + search;
}

/** The URL of a request that the guard let through. */
export const guardedUrl = (request: Pick<IncomingMessage, "url">): URL =>
  requestUrl(request) ?? new URL("/", base);
