import { createHash } from "node:crypto";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { auditRecord } from "../../contracts/audit.ts";
import { type RequestContext, toCorrelationId } from "../audit/request-context.ts";

/** What an HTTP request tells the logs of itself: ids, and where it came from. */
export function requestContext(
  { requestContext: { http, requestId: apiRequestId }, headers }: APIGatewayProxyEventV2,
  { awsRequestId: requestId }: Pick<Context, "awsRequestId">,
): RequestContext {
  const { success: isAddress } = auditRecord.shape.srcIp.safeParse(http.sourceIp);
  const userAgent = headers["user-agent"];
  return {
    requestId,
    correlationId: toCorrelationId(apiRequestId) ?? requestId,
    ...(isAddress && { srcIp: http.sourceIp }),
    ...(userAgent && { userAgentHash: hashOf(userAgent) }),
  };
}

/**
 * A plain hash, for it guards no secret: it keeps a text that anybody may choose out of the log, tells one browser from
 * another, and lets an auditor look for a user agent known from elsewhere with nothing but `sha256sum`.
 */
const hashOf = (userAgent: string) => createHash("sha256").update(userAgent).digest("hex");
