import * as z from "zod/mini";
import { type Endpoint, endpoints } from "../../contracts/endpoints.ts";
import { problem } from "../../contracts/problem.ts";
import { businessProfile, individualProfile } from "../../contracts/profile.ts";
import { FLOW_COOKIE, SESSION_COOKIE } from "./cookies.ts";

const schemaOf = (schema: z.ZodMiniType, io: "input" | "output") => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
};

const json = (schema: unknown) => ({ "application/json": { schema } });
const problems = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

const security = {
  registration: [{ registrationCookie: [] }],
  session: [{ sessionCookie: [] }],
} as const;

function operationOf(endpoint: Endpoint) {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inQuery = Object.entries(endpoint.query?.shape ?? {});
  const parameters = [
    ...inPath.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...inQuery.map(([name, schema]) => ({
      name,
      in: "query",
      required: !z.safeParse(schema, undefined).success,
      schema: { type: "string" },
    })),
  ];
  // Any call may end in 500 or 503, and one that a browser of another site sends in 403.
  const refusals = [
    ...new Set([...endpoint.problems, ...(endpoint.method === "GET" ? [] : [403]), 500, 503]),
  ];
  return {
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    parameters,
    ...(endpoint.needs && { security: security[endpoint.needs] }),
    ...(endpoint.request && {
      requestBody: { required: true, content: json(schemaOf(endpoint.request, "input")) },
    }),
    responses: {
      [endpoint.status]: {
        description: "Done",
        ...(endpoint.answer && { content: json(schemaOf(endpoint.answer, "output")) }),
      },
      ...Object.fromEntries(
        refusals.sort().map((status) => [status, { description: "Problem (RFC 9457)", content: problems }]),
      ),
    },
  };
}

/** The API's description (OpenAPI 3.1), generated from the contracts that the API itself parses with. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  const cookie = (name: string) => ({ type: "apiKey", in: "cookie", name });
  return {
    openapi: "3.1.0",
    info: {
      title: "City registration",
      version: "1",
      description:
        "Registration of companies and people for a city's online procedures. Answers are in Japanese, or in English by Accept-Language. A request that changes something and carries cookies needs the Origin header of an allowed site.",
    },
    paths,
    components: {
      schemas: {
        Problem: schemaOf(problem, "output"),
        BusinessProfile: schemaOf(businessProfile, "input"),
        IndividualProfile: schemaOf(individualProfile, "input"),
      },
      securitySchemes: {
        registrationCookie: cookie(FLOW_COOKIE),
        sessionCookie: cookie(SESSION_COOKIE),
      },
    },
  };
}
