import { hash } from "node:crypto";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { auditRecord } from "../../contracts/audit.ts";
import { type RequestContext, toCorrelationId } from "../audit/request-context.ts";
import type { Arrival } from "./origin-proof.ts";

/**
 * What the logs record of an HTTP request: ids, and where it came from. Of one that came through CloudFront that is
 * CloudFront's id (also in CloudFront's access log) and the client's address, of any other what API Gateway saw itself.
 */
export function requestContext(
  { requestContext: { http, requestId: apiRequestId }, headers }: APIGatewayProxyEventV2,
  { awsRequestId: requestId }: Pick<Context, "awsRequestId">,
  arrival: Arrival,
): RequestContext {
  const srcIp = arrival.throughCloudFront ? arrival.clientIp : http.sourceIp;
  const { success: isIp } = auditRecord.shape.srcIp.safeParse(srcIp);
  const edgeRequestId = arrival.throughCloudFront ? headers["x-amz-cf-id"] : undefined;
  const userAgent = headers["user-agent"];
  return {
    requestId,
    correlationId: toCorrelationId(edgeRequestId) ?? toCorrelationId(apiRequestId) ?? requestId,
    ...(isIp && { srcIp }),
    ...(userAgent && { userAgentHash: hashOf(userAgent) }),
  };
}

/**
 * A plain hash, for it guards no secret: it keeps a text that anybody may choose out of the log, distinguishes one
 * browser from another, and lets an auditor look for a user agent known from elsewhere with nothing but `sha256sum`.
 */
const hashOf = (userAgent: string) => hash("sha256", userAgent);
