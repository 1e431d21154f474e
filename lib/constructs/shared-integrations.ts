import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { ServiceFunction } from "./service-function.ts";

/**
 * One integration for all routes of a function, and one permission to call it, from any route of the API: each route would have
 * its own of either, and the stack may not have many more resources. A function of one route is called from that alone.
 *
 * @param handlers of every route
 */
export function sharedIntegrations(handlers: readonly ServiceFunction[]) {
  const known = new Map<ServiceFunction, HttpLambdaIntegration>();
  return (handler: ServiceFunction): HttpLambdaIntegration => {
    const scopePermissionToRoute = handlers.filter((each) => each === handler).length === 1;
    const integration =
      known.get(handler) ??
      new HttpLambdaIntegration("Integration", handler.lambda, { scopePermissionToRoute });
    known.set(handler, integration);
    return integration;
  };
}
