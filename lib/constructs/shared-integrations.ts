import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { ServiceFunction } from "./service-function.ts";

/** One integration for all routes of a function: each would have its own, and the stack may not have many more resources. */
export function sharedIntegrations() {
  const known = new Map<ServiceFunction, HttpLambdaIntegration>();
  return (handler: ServiceFunction): HttpLambdaIntegration => {
    const integration = known.get(handler) ?? new HttpLambdaIntegration("Integration", handler.lambda);
    known.set(handler, integration);
    return integration;
  };
}
