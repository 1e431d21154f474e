import { hash, timingSafeEqual } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { clientIpHeader, originProofHeader } from "../../contracts/cloudfront-headers.ts";
import { parseIp } from "../domain/client-ip.ts";

/** Which way a request came: with the client's address, as CloudFront reports it, or why it is not believed. */
export type Arrival =
  | { readonly throughCloudFront: true; readonly clientIp: string }
  | { readonly throughCloudFront: false; readonly reason: "no-proof" | "wrong-proof" | "no-address" };

/**
 * Everybody can reach the API's own host, past web ACL and rate rule, and say there whatever they like: what the
 * CloudFront's headers say counts after its proof only (docs/adr/0013).
 *
 * @param proofs what CloudFront may send; more than one, so that it can be changed without a gap
 */
export function arrivalOf(
  { headers }: Pick<APIGatewayProxyEventV2, "headers">,
  proofs: readonly string[],
): Arrival {
  const proof = headers[originProofHeader];
  if (proof === undefined) return { throughCloudFront: false, reason: "no-proof" };
  if (!isOneOf(proofs, proof)) return { throughCloudFront: false, reason: "wrong-proof" };
  const clientIp = parseIp(headers[clientIpHeader] ?? "");
  // The same deployment sets both headers: without this one, limits and audit trail would name the wrong client.
  if (clientIp === undefined) return { throughCloudFront: false, reason: "no-address" };
  return { throughCloudFront: true, clientIp };
}

/** Takes the same time whatever was given, and whichever it equals. */
function isOneOf(secrets: readonly string[], given: string): boolean {
  const wanted = digest(given);
  return secrets.map((secret) => timingSafeEqual(digest(secret), wanted)).includes(true);
}

/** Of one length, as a comparison in constant time needs it. */
const digest = (text: string) => hash("sha256", text, "buffer");
