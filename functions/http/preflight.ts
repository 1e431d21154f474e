import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * API Gateway answers a partner's preflight itself (docs/adr/0043). Should one come to the function of the `$default` route, as
 * AWS says of APIs with an authorizer, it is not refused: API Gateway adds its headers to what is answered here.
 */
export const answeringPreflights =
  (allowedOrigins: readonly string[], otherwise: Handler): Handler =>
  async (event, context) =>
    isPreflight(event, allowedOrigins) ? { statusCode: 204 } : otherwise(event, context);

const isPreflight = (
  { headers, requestContext: { http } }: APIGatewayProxyEventV2,
  allowedOrigins: readonly string[],
): boolean =>
  http.method === "OPTIONS" &&
  headers["access-control-request-method"] !== undefined &&
  allowedOrigins.includes(headers["origin"] ?? "");
