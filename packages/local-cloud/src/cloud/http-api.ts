import type { ApiDeclaration, Declarations } from "../resources/resource-handler.ts";
import type { AccessRecord } from "../services/api-gateway/access-log.ts";
import { createHttpApi, type HttpApi } from "../services/api-gateway/http-api.ts";
import { mayInvoke } from "../services/lambda/invoke-permission.ts";
import type { Base } from "./base.ts";
import type { Functions } from "./functions.ts";

/** Name of the API's access log among the functions' logs. */
export const accessLogName = "http-api";

/** The template's one HTTP API, with its routes tied to the functions; a template without one has nothing to answer. */
export function composeHttpApi(
  declared: Declarations,
  functions: Functions,
  base: Base,
  onAccess: (record: AccessRecord) => void,
): HttpApi {
  const { region, accountId, clock, logs } = base;
  const declaration = onlyApi(declared);
  if (declaration === undefined) return answerNotFound;
  const { apiId, stage } = declaration;
  if (!stage) throw new Error("the HTTP API has no stage, so it would answer nothing");
  const { routeThrottles, accessLogGroup: _, ...ofStage } = stage;
  return createHttpApi({
    settings: { apiId, region, accountId, ...ofStage, routes: routesOf(declaration, routeThrottles) },
    invoke: async (functionArn, event) => {
      const target = functions.byArn(functionArn);
      if (!target) throw new Error(`there is no function ${functionArn}`);
      return target.invoke(event);
    },
    mayInvoke: (functionArn, sourceArn) => {
      const attempt = { functionArn, sourceArn, accountId, principal: "apigateway.amazonaws.com" };
      return functions.byArn(functionArn) !== undefined && mayInvoke(declared.permissions, attempt);
    },
    now: () => clock.now(),
    onAccess(record, line) {
      if (line !== undefined) logs.append(accessLogName, line);
      onAccess(record);
    },
  });
}

const answerNotFound: HttpApi = async (request, response) => {
  request.resume();
  response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
};

function onlyApi({ apis }: Declarations): ApiDeclaration | undefined {
  const [api] = apis.values();
  if (apis.size <= 1) return api;
  throw new Error(`the web port serves one HTTP API, and the template has ${apis.size}`);
}

function routesOf(
  { routes, integrations }: ApiDeclaration,
  throttles: NonNullable<ApiDeclaration["stage"]>["routeThrottles"],
) {
  return [...routes].map(([routeKey, integrationId]) => {
    const integration = integrations.get(integrationId);
    if (!integration) throw new Error(`route "${routeKey}" has no integration ${integrationId}`);
    const throttle = throttles.get(routeKey);
    return { routeKey, ...integration, ...(throttle ? { throttle } : {}) };
  });
}
