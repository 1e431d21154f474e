import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { Refusal } from "./http-failure.ts";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Against cross-site request forgery, besides `SameSite=Strict` (OWASP ASVS 5.0, 3.5.1): a request that changes
 * something and carries cookies must say that it comes from a site of ours. Browsers always send `Origin` with it.
 */
export function checkOrigin(event: APIGatewayProxyEventV2, allowedOrigins: readonly string[]): void {
  const { origin, "sec-fetch-site": fetchSite } = event.headers;
  const { method } = event.requestContext.http;
  if (safeMethods.has(method)) return;
  const hasCookies = (event.cookies ?? []).length > 0;
  const isForeign = origin === undefined ? hasCookies : !allowedOrigins.includes(origin);
  if (isForeign || fetchSite === "cross-site") throw new Refusal({ kind: "origin-refused" });
}
