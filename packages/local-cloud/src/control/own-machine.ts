import type { IncomingMessage } from "node:http";

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Whether a request was meant for this machine. A foreign site can point a name of its own at 127.0.0.1 (DNS
 * rebinding), or post here from its pages; a browser tells both by `Host`, `Origin` and `Sec-Fetch-Site`.
 */
export function isFromOwnMachine({ headers }: IncomingMessage): boolean {
  if (!loopbackHost.test(headers.host ?? "")) return false;
  if (headers["sec-fetch-site"] === "cross-site") return false;
  return headers.origin === undefined || isLoopbackOrigin(headers.origin);
}

function isLoopbackOrigin(origin: string): boolean {
  return origin.startsWith("http://") && loopbackHost.test(origin.slice("http://".length));
}
