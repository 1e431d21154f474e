import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type ForeignReason, HttpFailureError } from "./http-failure.ts";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Against cross-site request forgery, besides `SameSite=Strict` (OWASP ASVS 5.0, 3.5.1): a request that changes
 * something and carries cookies must say that it comes from a site of ours. Browsers always send `Origin` with it.
 */
export function checkOrigin(event: APIGatewayProxyEventV2, allowedOrigins: readonly string[]): void {
  const reason = foreign(event, allowedOrigins);
  if (reason) throw new HttpFailureError({ kind: "origin-refused", reason });
}

function foreign(
  { headers, cookies = [], requestContext: { http } }: APIGatewayProxyEventV2,
  allowedOrigins: readonly string[],
): ForeignReason | undefined {
  const { origin, "sec-fetch-site": fetchSite } = headers;
  if (safeMethods.has(http.method)) return undefined;
  if (origin !== undefined && !allowedOrigins.includes(origin)) return "origin-foreign";
  if (fetchSite === "cross-site") return "cross-site";
  return origin === undefined && cookies.length > 0 ? "origin-missing" : undefined;
}
