/** The description of the desk's API (OpenAPI 3.1), from the contracts that it parses with. No function serves it. */
import type * as z from "zod/mini";
import { deskNotes } from "../../contracts/documentation/desk-notes.ts";
import { problem } from "../../contracts/problem.ts";
import { type ProblemCode, problemStatuses } from "../../contracts/problem-codes.ts";
import { type DeskEndpoint, deskEndpoints, deskTags } from "./desk-endpoints.ts";
import { type DeskProblem, deskProblems } from "./desk-problems.ts";
import { type JsonSchema, reference, schemaOf } from "./openapi-schemas.ts";
import { problemGuide } from "./problem-guide.ts";

/** How any call may end. */
const always = {
  desk: ["operator-unknown"],
  chain: [
    ...(["malformed-json", "unknown-member", "body-too-large", "not-json", "invalid-input"] as const),
    ...(["internal-error", "temporarily-unavailable"] as const),
  ],
} as const satisfies { desk: readonly DeskProblem["kind"][]; chain: readonly ProblemCode[] };

interface Answered {
  readonly code: string;
  readonly status: number;
  readonly when: string;
}

const problemsOf = ({ problems: own }: DeskEndpoint): readonly Answered[] => [
  ...[...always.desk, ...own].map((code) => {
    const { status, title, detail } = deskProblems[code];
    return { code, status, when: `${title.en}. ${detail.en}` };
  }),
  ...always.chain.map((code) => ({
    code,
    status: problemStatuses[code],
    when: problemGuide[code].when.en,
  })),
];

const keyNames = ["email", "accountId", "registrationId", "receptionNumber"] as const;

/** Exactly one of the keys that a request knows. */
function withOneKey(json: JsonSchema): JsonSchema {
  const members = Object.keys(json["properties"] ?? {});
  const keys = keyNames.filter((key) => members.includes(key));
  return keys.length === 0 ? json : { ...json, oneOf: keys.map((key) => ({ required: [key] })) };
}

const nameOf = ({ operationId }: DeskEndpoint, part: "Request" | "Answer") =>
  `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}${part}`;

const schemas = (): Record<string, JsonSchema> => {
  const described = (schema: z.core.$ZodType, part: "request" | "answer" | "problem") =>
    schemaOf(schema, part === "request" ? part : "answer", new Map(), part, deskNotes);
  return {
    ...Object.fromEntries(
      deskEndpoints.flatMap((endpoint) => [
        [nameOf(endpoint, "Request"), withOneKey(described(endpoint.request, "request"))],
        [nameOf(endpoint, "Answer"), described(endpoint.answer, "answer")],
      ]),
    ),
    Problem: {
      ...described(problem, "problem"),
      description:
        "Every refusal (RFC 9457). `limit-reached` has `limit` and `retryAt`, `wrong-state` has `state`.",
    },
  };
};

const json = (name: string, example: object) => ({
  "application/json": { schema: reference(name), examples: { usual: { value: example } } },
});

function operationOf(endpoint: DeskEndpoint) {
  const { path, operationId, tag, summary, description, status, example, proposed } = endpoint;
  const byStatus = Map.groupBy(problemsOf(endpoint), (each) => each.status);
  const problems = [...byStatus].toSorted(([one], [other]) => one - other);
  return {
    ...{ operationId, tags: [tag], summary, description },
    parameters: [
      ...(path.includes("{id}") ? [{ $ref: "#/components/parameters/proposalId" }] : []),
      { $ref: "#/components/parameters/acceptLanguage" },
    ],
    requestBody: { required: true, content: json(nameOf(endpoint, "Request"), example.request) },
    responses: {
      [status]: { description: summary, content: json(nameOf(endpoint, "Answer"), example.answer) },
      ...(proposed && {
        201: { description: proposed.description, content: json("ProposeAnswer", proposed.example) },
      }),
      ...Object.fromEntries(problems.map(([of, all]) => [of, problemAnswer(all)])),
    },
  };
}

const problemAnswer = (problems: readonly Answered[]) => ({
  description: problems.map(({ code, when }) => `\`${code}\`: ${when}`).join("\n\n"),
  content: {
    "application/problem+json": {
      schema: {
        allOf: [reference("Problem")],
        properties: { code: { type: "string", enum: problems.map(({ code }) => code) } },
      },
    },
  },
});

const text = { type: "string" } as const;

const description = `What the city's people look up and do for whoever calls them. The command \`npm run desk\` calls it (docs/desk.md).

**Who.** Requests are signed (SigV4, service \`execute-api\`) with the credentials of a permission set of IAM Identity Center: \`RegistrationDesk\` or \`RegistrationSupervisor\`. API Gateway answers what is not signed, or by another role, 403 with \`{ "message": "Forbidden" }\`.

**Why.** Each call has a \`reason\` and a \`ticket\`; both are in its record, and every call is on record, also one that is refused. There is no free text.

**Whom.** By exactly one exact key. There is no list and no search by name.`;

export const deskOpenApiDocument = () => ({
  openapi: "3.1.0",
  info: {
    title: "Desk of the registration service",
    version: "1.0.0",
    description,
    contact: { name: "The municipality" },
    license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
  },
  servers: [
    {
      url: "https://{api}.execute-api.{region}.amazonaws.com",
      description: "The stack's output `DeskApiUrl`.",
      variables: { api: { default: "a1b2c3d4e5" }, region: { default: "ap-northeast-1" } },
    },
  ],
  security: [{ sigv4: [] }],
  tags: Object.entries(deskTags).map(([name, of]) => ({ name, description: of })),
  paths: Object.fromEntries(
    deskEndpoints.map((endpoint) => [`/api/desk/${endpoint.path}`, { post: operationOf(endpoint) }]),
  ),
  components: {
    schemas: schemas(),
    parameters: {
      proposalId: {
        ...{ name: "id", in: "path", required: true, description: "`proposalId` of the proposal." },
        ...{ schema: text, example: deskNotes["proposalId"]?.example },
      },
      acceptLanguage: {
        ...{ name: "Accept-Language", in: "header" },
        description: "Texts are in English where it is preferred to Japanese, otherwise in Japanese.",
        ...{ schema: text, example: "ja" },
      },
    },
    securitySchemes: {
      sigv4: {
        ...{ type: "apiKey", in: "header", name: "Authorization" },
        description: "Signature Version 4.",
        "x-amazon-apigateway-authtype": "awsSigv4",
      },
    },
  },
});
