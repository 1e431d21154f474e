import { hash, timingSafeEqual } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { clientIpHeader, originProofHeader } from "../../contracts/edge-headers.ts";
import { parseIp } from "../domain/client-ip.ts";

/** Which way a request came: with the client's address, as CloudFront reports it, or why it is not believed. */
export type Arrival =
  | { readonly throughEdge: true; readonly clientIp: string }
  | { readonly throughEdge: false; readonly reason: "no-proof" | "wrong-proof" | "no-address" };

/**
 * Everybody can reach the API's own host, past web ACL and rate rule, and say there whatever they like: what the
 * CloudFront's headers say counts after its proof only (docs/adr/0013).
 *
 * @param proofs what the edge may send; more than one, so that it can be changed without a gap
 */
export function arrivalOf(
  { headers }: Pick<APIGatewayProxyEventV2, "headers">,
  proofs: readonly string[],
): Arrival {
  const proof = headers[originProofHeader];
  if (proof === undefined) return { throughEdge: false, reason: "no-proof" };
  if (!isOneOf(proofs, proof)) return { throughEdge: false, reason: "wrong-proof" };
  const clientIp = parseIp(headers[clientIpHeader] ?? "");
  // The same deployment sets both headers: without this one, limits and audit trail would name the wrong client.
  if (clientIp === undefined) return { throughEdge: false, reason: "no-address" };
  return { throughEdge: true, clientIp };
}

/** Takes the same time whatever was given, and whichever it equals. */
function isOneOf(secrets: readonly string[], given: string): boolean {
  const wanted = digest(given);
  return secrets.map((secret) => timingSafeEqual(digest(secret), wanted)).includes(true);
}

/** Of one length, as a comparison in constant time needs it. */
const digest = (text: string) => hash("sha256", text, "buffer");
