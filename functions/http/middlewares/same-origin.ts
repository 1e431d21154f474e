import type { MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { checkOrigin } from "../origin-check.ts";

/** Against cross-site request forgery: what changes something comes from a site of ours (../origin-check.ts). */
export const sameOrigin = (allowedOrigins: readonly string[]): MiddlewareObj<APIGatewayProxyEventV2> => ({
  before({ event }) {
    checkOrigin(event, allowedOrigins);
  },
});
