/** The API's description (OpenAPI 3.1), generated from the contracts that the API itself parses with. */
import type { z } from "zod/mini";
import { notOffered, requiredByChoice } from "../../contracts/chosen-fields.ts";
import { type Deprecation, type Deprecations, deprecations as known } from "../../contracts/deprecations.ts";
import { exampleCsv, examples } from "../../contracts/documentation/examples.ts";
import { fieldNotes } from "../../contracts/documentation/field-notes.ts";
import {
  businessAccount,
  businessExport,
  type Endpoint,
  endpoints,
  individualAccount,
  individualExport,
  tags,
} from "../../contracts/endpoints.ts";
import { refusedCharacter } from "../../contracts/japanese/refused-character.ts";
import { languages } from "../../contracts/language.ts";
import { PASSWORD_MIN } from "../../contracts/password.ts";
import { fieldError } from "../../contracts/problem.ts";
import { type ProblemCode, problemStatuses } from "../../contracts/problem-codes.ts";
import { businessProfile, individualProfile } from "../../contracts/profile.ts";
import type { ProfileFields } from "../../contracts/profile-fields.ts";
import { flowCookie, SESSION_COOKIE } from "./cookies.ts";
import {
  type Direction,
  type JsonSchema,
  mergePatchOf,
  type Named,
  reference,
  requiring,
  schemaOf,
  withoutMembers,
} from "./openapi-schemas.ts";
import { problemGuide } from "./problem-guide.ts";
import { problemResponse } from "./problem-response.ts";
import { problemName, problemSchema, problemsOf } from "./problem-schemas.ts";

/** What differs from one deployment to the next. */
export interface Deployment {
  /** Origin of site and API, without a trailing slash; `/` is where the description itself comes from. */
  readonly server: string;
  readonly serviceName: string;
  readonly cityName: string;
  /**
   * Of a new password, in characters.
   * @default the least that any municipality asks for
   */
  readonly passwordMinLength?: number;
  /**
   * Which further fields the form has, and which it requires.
   * @default the form that all municipalities share
   */
  readonly profileFields?: ProfileFields | undefined;
}

/** Contracts that other schemas name; a profile in a request may leave out more than one that is stored. */
const named: Readonly<Record<Direction, Named>> = {
  request: new Map<z.core.$ZodType, string>([
    [businessProfile, "BusinessProfileInput"],
    [individualProfile, "IndividualProfileInput"],
  ]),
  answer: new Map<z.core.$ZodType, string>([
    [businessProfile, "BusinessProfile"],
    [individualProfile, "IndividualProfile"],
    [businessAccount, "BusinessAccount"],
    [individualAccount, "IndividualAccount"],
    [businessExport, "BusinessExport"],
    [individualExport, "IndividualExport"],
    [fieldError, "FieldError"],
    [refusedCharacter, "RefusedCharacter"],
  ]),
};

const nameOf = ({ operationId }: Endpoint, part: "Request" | "Answer") =>
  `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}${part}`;

/** The schemas of all calls, of problems, and of what they name. */
function schemas(codes: readonly ProblemCode[]): Record<string, JsonSchema> {
  const ofContracts = (["request", "answer"] as const).flatMap((direction) =>
    Array.from(named[direction], ([schema, name]) => [
      name,
      schemaOf(schema, direction, named[direction], isOurs(name) ? name : undefined),
    ]),
  );
  const ofCalls = endpoints.flatMap((endpoint) => [
    ...(endpoint.request ? [[nameOf(endpoint, "Request"), requestSchema(endpoint, endpoint.request)]] : []),
    ...(endpoint.answer ? [[nameOf(endpoint, "Answer"), answerSchema(endpoint.answer)]] : []),
  ]);
  const ofProblems = codes.map((code) => [
    problemName(code),
    {
      description: problemGuide[code].when.en,
      ...schemaOf(problemSchema(code), "answer", named.answer, "Problem"),
    },
  ]);
  return Object.fromEntries([...ofContracts, ...ofCalls, ...ofProblems, ...patches()]);
}

/** Whose members are no fields of a form, but may be called like one. */
const isOurs = (name: string) => name === "FieldError" || name === "RefusedCharacter";

/** A union's parts exclude one another: their objects admit no member that they do not know. */
function exclusive({ anyOf, ...json }: JsonSchema): JsonSchema {
  return anyOf === undefined ? json : { ...json, oneOf: anyOf };
}

function answerSchema(answer: z.core.$ZodType): JsonSchema {
  const json = exclusive(schemaOf(answer, "answer", named.answer));
  if (answer._zod.def.type !== "union" || !("discriminator" in answer._zod.def)) return withProfile(json);
  const { options } = answer._zod.def as z.core.$ZodDiscriminatedUnionDef; // the line above has looked
  const [business = "", individual = ""] = options.map((option) => named.answer.get(option));
  const mapping = { business: reference(business).$ref, individual: reference(individual).$ref };
  return { ...json, discriminator: { propertyName: "accountType", mapping } };
}

function requestSchema(endpoint: Endpoint, request: z.core.$ZodType): JsonSchema {
  if (endpoint.operationId === "updateAccount") {
    return { anyOf: [reference("BusinessProfilePatch"), reference("IndividualProfilePatch")] };
  }
  return withProfile(exclusive(schemaOf(request, "request", named.request)));
}

/** Bodies with a new password say the municipality's own minimum; the contracts know what all of them share. */
const withPasswordMinimum = (
  all: Record<string, JsonSchema>,
  minLength: number,
): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(all).map(([name, schema]) => {
      const properties = schema["properties"] as Record<string, JsonSchema> | undefined; // an object's schema has them
      const password = properties?.["password"];
      if (password?.["minLength"] !== PASSWORD_MIN) return [name, schema];
      return [name, { ...schema, properties: { ...properties, password: { ...password, minLength } } }];
    }),
  );

/** Profiles have the fields that the municipality offers, and requests those that it requires. */
function withChosenFields(
  all: Record<string, JsonSchema>,
  fields: ProfileFields | undefined,
): Record<string, JsonSchema> {
  const chosen = (["business", "individual"] as const).flatMap((accountType) => {
    const name = accountType === "business" ? "BusinessProfile" : "IndividualProfile";
    const [absent, required] = [notOffered(fields, accountType), requiredByChoice(fields, accountType)];
    const offered = (schema: JsonSchema = {}) => withoutMembers(schema, absent);
    return [
      [name, offered(all[name])],
      [`${name}Patch`, offered(all[`${name}Patch`])],
      [`${name}Input`, required.reduce(requiring, offered(all[`${name}Input`]))],
    ];
  });
  return { ...all, ...Object.fromEntries(chosen) };
}

/** The profile within a body, where either type's may stand. */
function withProfile(json: JsonSchema): JsonSchema {
  const properties = json["properties"] as Record<string, JsonSchema> | undefined; // an object's schema has them
  if (!properties?.["profile"]) return json;
  return { ...json, properties: { ...properties, profile: exclusive(properties["profile"]) } };
}

const patches = (): [string, JsonSchema][] => [
  ["BusinessProfilePatch", mergePatchOf(schemaOf(businessProfile, "request", named.request))],
  ["IndividualProfilePatch", mergePatchOf(schemaOf(individualProfile, "request", named.request))],
];

const content = (schema: string, values: Readonly<Record<string, unknown>> = {}) => ({
  "application/json": {
    schema: reference(schema),
    examples: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
  },
});

const component = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

function parametersOf({ method, path, query, repeatable }: Endpoint) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    component("parameters", name === "sessionId" ? name : idOf(path)),
  );
  const asked: Record<string, JsonSchema> = query
    ? (schemaOf(query, "request", new Map())["properties"] as Record<string, JsonSchema>) // of an object's schema
    : {};
  const inQuery = Object.entries(asked).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    description,
    required: !query?.safeParse({ [name]: undefined }).success,
    schema,
    example: fieldNotes[name]?.example,
  }));
  return [
    ...inPath,
    ...inQuery,
    component("parameters", "acceptLanguage"),
    ...(method === "GET" ? [] : [component("parameters", "origin")]),
    ...(repeatable ? [component("parameters", "idempotencyKey")] : []),
  ];
}

/** Which flow a path names. */
function idOf(path: string): keyof typeof idNames {
  const [, , ...collections] = path.split("/");
  const names = Object.keys(idNames) as (keyof typeof idNames)[];
  return names.find((name) => collections.includes(idNames[name])) ?? "registrationId";
}

/** What ids are called, and in which collections they stand. */
const idNames = {
  registrationId: "registrations",
  resetId: "password-resets",
  changeId: "email-changes",
  revivalId: "revivals",
  handoverId: "handovers",
} as const;

const security = {
  registration: [{ registrationCookie: [] }],
  reset: [{ resetCookie: [] }],
  revive: [{ reviveCookie: [] }],
  "email-change": [{ emailChangeCookie: [], sessionCookie: [] }],
  session: [{ sessionCookie: [] }],
} as const;

const text = { type: "string" } as const;

/** In place: no other call has them. */
const deprecationHeadersInWords = {
  Deprecation: {
    description: "Since when the call is deprecated, in seconds since 1970 (RFC 9745).",
    schema: text,
  },
  Sunset: { description: "From when on the call may be gone (RFC 8594).", schema: text },
};

const deprecationNote = ({ since, until, instead }: Deprecation) =>
  `**Deprecated since ${since}**, and answered until ${until} at least: use \`${instead}\`.`;

function operationOf(endpoint: Endpoint, deprecation: Deprecation | undefined) {
  const { operationId, tag, summary, description, needs, request, status, answer, cookies, cacheable } =
    endpoint;
  const { alsoAs, attached } = endpoint;
  const headers = {
    ...(deprecation && deprecationHeadersInWords),
    ...(cookies && { "Set-Cookie": { description: cookies, schema: { type: "string" } } }),
    "Cache-Control": component("headers", cacheable ? "cacheable" : "no-store"),
    ...(attached && { "Content-Disposition": component("headers", "attachment") }),
  };
  return {
    operationId,
    tags: [tag],
    summary,
    description: deprecation ? `${deprecationNote(deprecation)}\n\n${description}` : description,
    ...(deprecation && { deprecated: true }),
    parameters: parametersOf(endpoint),
    security: needs ? security[needs] : [],
    ...(request && {
      requestBody: {
        required: true,
        content: content(nameOf(endpoint, "Request"), examples[operationId]?.request),
      },
    }),
    responses: {
      [status]: {
        description: summary,
        headers,
        ...(answer && {
          content: {
            ...content(nameOf(endpoint, "Answer"), examples[operationId]?.answer),
            ...(alsoAs && { [alsoAs]: { schema: text, examples: { table: { value: exampleCsv } } } }),
          },
        }),
      },
      ...problemAnswers(problemsOf(endpoint)),
    },
  };
}

/** One answer for each status, with the kinds of problem that have it, distinguished by `code`. */
function problemAnswers(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, (code) => problemStatuses[code]);
  return Object.fromEntries(Array.from(byStatus, ([status, ofStatus]) => [status, problemAnswer(ofStatus)]));
}

function problemAnswer(codes: readonly ProblemCode[]) {
  const references = codes.map((code) => reference(problemName(code)));
  const mapping = Object.fromEntries(codes.map((code) => [code, reference(problemName(code)).$ref]));
  const [only] = references;
  const schema =
    references.length === 1 ? only : { oneOf: references, discriminator: { propertyName: "code", mapping } };
  return {
    description: codes.map((code) => `\`${code}\`: ${problemGuide[code].when.en}`).join("\n\n"),
    headers: {
      "Content-Language": component("headers", "Content-Language"),
      ...(codes.some(tellsWhen) && { "Retry-After": component("headers", "Retry-After") }),
    },
    content: {
      "application/problem+json": {
        schema,
        examples: Object.fromEntries(codes.map((code) => [code, component("examples", code)])),
      },
    },
  };
}

const tellsWhen = (code: ProblemCode) => {
  const { example } = problemGuide[code];
  return "retryAt" in example || problemStatuses[code] === 503 || code === "completion-in-progress";
};

/** When the example problems happen. */
const EXAMPLE_NOW = Date.UTC(2026, 11, 1, 1);

async function problemExamples(codes: readonly ProblemCode[]) {
  const written = codes.map(async (code) => {
    const { body = "" } = await problemResponse(problemGuide[code].example, "ja", EXAMPLE_NOW);
    return [code, { summary: code, value: JSON.parse(body) }] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

const cookie = (name: string, description: string) => ({ type: "apiKey", in: "cookie", name, description });

/** What calls have in common. */
const shared = {
  securitySchemes: {
    registrationCookie: cookie(
      flowCookie("{id}"),
      "Set when the registration is started, with its id in the cookie's name; the id alone gives nothing.",
    ),
    resetCookie: cookie(
      flowCookie("{id}", "reset"),
      "Set when the password reset is started, with its id in the cookie's name; the id alone gives nothing.",
    ),
    emailChangeCookie: cookie(
      flowCookie("{id}", "email-change"),
      "Set when the change of address is started, with its id in the cookie's name; the id alone gives nothing.",
    ),
    reviveCookie: cookie(
      flowCookie("{id}", "revive"),
      "Set when the revival is started, with its id in the cookie's name; the id alone gives nothing.",
    ),
    sessionCookie: cookie(SESSION_COOKIE, "Set when a user signs in, or completes a registration."),
  },
  parameters: {
    registrationId: {
      name: "id",
      in: "path",
      required: true,
      description: "`registrationId` of the answer that started the registration.",
      schema: { ...text, pattern: fieldNotes["registrationId"]?.pattern },
      example: fieldNotes["registrationId"]?.example,
    },
    resetId: {
      name: "id",
      in: "path",
      required: true,
      description: "`resetId` of the answer that started the reset.",
      schema: { ...text, pattern: fieldNotes["resetId"]?.pattern },
      example: fieldNotes["resetId"]?.example,
    },
    changeId: {
      name: "id",
      in: "path",
      required: true,
      description: "`changeId` of the answer that started the change.",
      schema: { ...text, pattern: fieldNotes["changeId"]?.pattern },
      example: fieldNotes["changeId"]?.example,
    },
    revivalId: {
      name: "id",
      in: "path",
      required: true,
      description: "`revivalId` of the answer that started the revival.",
      schema: { ...text, pattern: fieldNotes["revivalId"]?.pattern },
      example: fieldNotes["revivalId"]?.example,
    },
    handoverId: {
      name: "id",
      in: "path",
      required: true,
      description: "`handoverId` of the answer that sent the invitation, or of `GET /api/me`.",
      schema: { ...text, pattern: fieldNotes["handoverId"]?.pattern },
      example: fieldNotes["handoverId"]?.example,
    },
    sessionId: {
      name: "sessionId",
      in: "path",
      required: true,
      description: "`sessionId` of `GET /api/me/sessions`.",
      schema: { ...text, pattern: fieldNotes["sessionId"]?.pattern },
      example: fieldNotes["sessionId"]?.example,
    },
    acceptLanguage: {
      name: "Accept-Language",
      in: "header",
      description: "Texts are in English where it is preferred to Japanese, otherwise in Japanese.",
      schema: text,
      example: "ja",
    },
    origin: {
      name: "Origin",
      in: "header",
      description:
        "Of an allowed site; needed where cookies are sent. Browsers set it themselves, and let no script set it.",
      schema: { ...text, format: "uri" },
      example: "https://procedures.example.jp",
    },
    idempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      description:
        "Drawn at random for each intended request, and kept secret: a request whose answer was lost is sent again under its key. Known for a day, to the network that first sent it. As a structured-field string (in quotation marks) or bare.",
      schema: { ...text, pattern: '^"?[\\w.:~+/=-]{16,128}"?$' },
      example: '"5b2f9e0c-6d1a-4c1e-9a57-0f8e4f2d7c11"',
    },
  },
  headers: {
    "Content-Language": {
      description: "Language of `title` and `detail`.",
      schema: { ...text, enum: [...languages] },
      example: "ja",
    },
    "Retry-After": {
      description: "Seconds after which a new try makes sense.",
      schema: { type: "integer", minimum: 1 },
      example: 3,
    },
    "no-store": {
      description: "No cache keeps the answer.",
      schema: { ...text, const: "no-store" },
    },
    attachment: {
      description: "Name of the file, with the day in Japan.",
      schema: text,
      example: 'attachment; filename="account-2026-12-01.json"',
    },
    cacheable: {
      description:
        "How long caches may keep the answer, which is the same for everybody; `no-store` if it is not.",
      schema: text,
      example: "public, max-age=86400",
    },
  },
};

const description = `Registration of companies and people for a city's online procedures.

**Languages.** Texts are in Japanese, or in English by \`Accept-Language\`.

**Cookies.** A registration and a session are held by cookies that only this origin can set and read. A request that changes something and carries them needs the \`Origin\` header of an allowed site, which browsers send by themselves.

**Problems.** Every refusal is a problem document (RFC 9457); \`type\` leads to a page about it, \`code\` is for programs. \`errors\` lists all that is wrong with the input at once. Under overload, API Gateway itself answers 429 or 503 with \`{ "message": … }\`: try again after a pause that grows.

**Later versions** add members to answers and kinds of problem, and remove none. Ignore what you do not know.`;

/** The whole document. Its problems' words are loaded for it, as for a refusal. */
export async function openApiDocument(
  { server, serviceName, cityName, passwordMinLength = PASSWORD_MIN, profileFields }: Deployment,
  deprecations: Deprecations = known,
) {
  const codes = [...new Set(endpoints.flatMap(problemsOf))].sort();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(
        endpoint,
        deprecations[`${endpoint.method} ${endpoint.path}`],
      ),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `${serviceName}: registration`,
      version: "1.0.0",
      description,
      contact: { name: cityName, ...(server !== "/" && { url: `${server}/developers` }) },
      license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: server, description: "Site and API have one origin." }],
    tags: Object.entries(tags).map(([name, of]) => ({ name, description: of })),
    paths,
    components: {
      schemas: withChosenFields(withPasswordMinimum(schemas(codes), passwordMinLength), profileFields),
      examples: await problemExamples(codes),
      ...shared,
    },
  };
}
