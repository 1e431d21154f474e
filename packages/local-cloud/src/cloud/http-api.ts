import { parsePolicy } from "../iam/parse-policy.ts";
import type { ApiDeclaration, Declarations } from "../resources/resource-handler.ts";
import type { AccessRecord } from "../services/api-gateway/access-log.ts";
import { createHttpApi, type HttpApi } from "../services/api-gateway/http-api.ts";
import { createIamAuthorization, type RoleSession } from "../services/api-gateway/iam-authorization.ts";
import { mayInvoke } from "../services/lambda/invoke-permission.ts";
import type { Base } from "./base.ts";
import type { Functions } from "./functions.ts";

/** Name of an API's access log among the functions' logs. */
export const accessLogNameOf = (api: ApiDeclaration, declared: Declarations): string =>
  api === publicApi(declared) ? "http-api" : `http-api-${api.apiId}`;

/** What ties APIs to the rest of the stack. */
export interface HttpApiSurroundings {
  readonly declared: Declarations;
  readonly functions: Functions;
  readonly base: Base;
  /** People with temporary credentials. */
  readonly sessions: readonly RoleSession[];
  onAccess(record: AccessRecord): void;
}

/** An HTTP API of the template with its routes tied to the functions; in place of one, nothing is found. */
export function composeHttpApi(
  declaration: ApiDeclaration | undefined,
  { declared, functions, base, sessions, onAccess }: HttpApiSurroundings,
): HttpApi {
  const { region, accountId, clock, logs, principals } = base;
  if (declaration === undefined) return answerNotFound;
  const { apiId, name, cors, stage } = declaration;
  if (!stage) throw new Error(`the HTTP API ${name} has no stage, so it would answer nothing`);
  const { routeThrottles, accessLogGroup: _, ...ofStage } = stage;
  const parsed = sessions.map(({ policies, ...session }) => ({
    ...session,
    statements: policies.flatMap((policy) => parsePolicy(policy, session.roleName)),
  }));
  const logName = accessLogNameOf(declaration, declared);
  return createHttpApi({
    settings: { apiId, region, accountId, cors, ...ofStage, routes: routesOf(declaration, routeThrottles) },
    invoke: async (functionArn, event) => {
      const target = functions.byArn(functionArn);
      if (!target) throw new Error(`there is no function ${functionArn}`);
      return target.invoke(event);
    },
    mayInvoke: (functionArn, sourceArn) => {
      const attempt = { functionArn, sourceArn, accountId, principal: "apigateway.amazonaws.com" };
      return functions.byArn(functionArn) !== undefined && mayInvoke(declared.permissions, attempt);
    },
    authorize: createIamAuthorization({ region, accountId, principals, sessions: parsed }),
    now: () => clock.now(),
    onAccess(record, line) {
      if (line !== undefined) logs.append(logName, line);
      onAccess(record);
    },
  });
}

const answerNotFound: HttpApi = async (request, response) => {
  request.resume();
  response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
};

/** The API of the web port: which the distribution has behind it, or the first where there is no distribution. */
export function publicApi({ apis, distributions }: Declarations): ApiDeclaration | undefined {
  const all = [...apis.values()];
  const behind = distributions.flatMap(({ apiIds }) => apiIds);
  return all.find(({ apiId }) => behind.includes(apiId)) ?? (distributions.length === 0 ? all[0] : undefined);
}

/** The others, each of which gets a port of its own. */
export function furtherApis(declared: Declarations): readonly ApiDeclaration[] {
  return [...declared.apis.values()].filter((api) => api !== publicApi(declared));
}

function routesOf(
  { routes, integrations }: ApiDeclaration,
  throttles: NonNullable<ApiDeclaration["stage"]>["routeThrottles"],
) {
  return [...routes].map(([routeKey, { integrationId, needsIam }]) => {
    const integration = integrations.get(integrationId);
    if (!integration) throw new Error(`route "${routeKey}" has no integration ${integrationId}`);
    const throttle = throttles.get(routeKey);
    return { routeKey, needsIam, ...integration, ...(throttle ? { throttle } : {}) };
  });
}
