import { describe, expect, it } from "@jest/globals";
import { deprecations as today } from "../../../contracts/deprecations.ts";
import { examples } from "../../../contracts/documentation/examples.ts";
import { endpoints } from "../../../contracts/endpoints.ts";
import { type ProblemCode, problemStatuses } from "../../../contracts/problem-codes.ts";
import { flowCookie, SESSION_COOKIE } from "../../../functions/http/cookies.ts";
import { openApiDocument } from "../../../functions/http/openapi-document.ts";
import { problemGuide } from "../../../functions/http/problem-guide.ts";
import { problemResponse } from "../../../functions/http/problem-response.ts";
import { problemName, problemSchema, problemsOf } from "../../../functions/http/problem-schemas.ts";

/** A change of address is of whoever is signed in. */
const cookiesOf = {
  registration: ["registrationCookie"],
  reset: ["resetCookie"],
  "email-change": ["emailChangeCookie", "sessionCookie"],
  revive: ["reviveCookie"],
  session: ["sessionCookie"],
};

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
  readonly example: unknown;
}

/** In place, or the path of where it stands. */
type Reference = Parameter & { readonly $ref?: string };

interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<
    Record<string, { schema: object; examples?: Readonly<Record<string, object>> }>
  >;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Reference[];
  readonly security?: readonly Record<string, unknown>[];
  readonly requestBody?: Pick<Response, "content">;
  readonly responses: Record<string, Response>;
}

const deployment = { server: "https://example.jp", serviceName: "e-CITY", cityName: "City" };
// As a client reads it: after a trip over the wire.
const document = JSON.parse(JSON.stringify(await openApiDocument(deployment)));
const operations: [string, Operation, (typeof endpoints)[number]][] = endpoints.map((endpoint) => [
  `${endpoint.method} ${endpoint.path}`,
  document.paths[endpoint.path]?.[endpoint.method.toLowerCase()],
  endpoint,
]);

/** Every value under a key of that name, wherever it stands. */
function all(key: string, value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(name === key ? [member] : []),
    ...all(key, member),
  ]);
}

const at = (path: string): unknown =>
  path
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined),
      document,
    );

const parametersOf = ({ parameters }: Operation) =>
  // Components of that kind are parameters.
  parameters.map((one) => (one.$ref === undefined ? one : (at(one.$ref) as Parameter)));

describe("the API's description", () => {
  it("is OpenAPI 3.1", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  });

  it("has every call, and no other", () => {
    const described = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(operations.map(([name]) => name).sort());
  });

  it("names every operation once", () => {
    const names = operations.map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it("refers to nothing that is not there", () => {
    const references = all("$ref", document);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      expect({ reference, target: at(String(reference)) }).toEqual({ reference, target: expect.any(Object) });
    }
  });

  it("has nothing that nothing refers to", () => {
    const references = new Set([
      ...all("$ref", document),
      ...all("mapping", document).flatMap((mapping) => Object.values(mapping as object)),
    ]);
    const { securitySchemes: _, ...components } = document.components;
    const there = Object.entries<object>(components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    );
    expect(there.filter((path) => !references.has(path))).toEqual([]);
  });

  it("leaves no member of a schema without its type", () => {
    const members = all("properties", document.components.schemas).flatMap(
      (properties) => Object.entries<object>(properties as Record<string, object>), // JSON Schema's own form
    );
    expect(members.length).toBeGreaterThan(100);
    const typeless = members.filter(
      ([, member]) => !["type", "const", "enum", "$ref", "oneOf", "anyOf"].some((key) => key in member),
    );
    expect(typeless).toEqual([]);
  });

  it("names the cookies as they are", () => {
    const names = Object.values<{ name: string; in: string }>(document.components.securitySchemes).map(
      (scheme) => [scheme.in, scheme.name],
    );
    expect(names).toEqual([
      ["cookie", flowCookie("{id}")],
      ["cookie", flowCookie("{id}", "reset")],
      ["cookie", flowCookie("{id}", "email-change")],
      ["cookie", flowCookie("{id}", "revive")],
      ["cookie", SESSION_COOKIE],
    ]);
  });

  it("describes both forms field by field", () => {
    const { BusinessProfileInput, BusinessProfile, IndividualProfile } = document.components.schemas;
    expect(BusinessProfileInput.required).toEqual(["organizationName", "phone", "contact"]);
    expect(BusinessProfile.required).toEqual(["organizationName", "phone", "contact", "notifications"]);
    expect(BusinessProfile.additionalProperties).toBe(false);
    expect(BusinessProfile.properties.postalCode).toMatchObject({ type: "string", pattern: "^\\d{7}$" });
    expect(BusinessProfile.properties.organizationName).toMatchObject({ minLength: 1, maxLength: 100 });
    expect(BusinessProfile.properties.contact.properties.birthDate).toMatchObject({ format: "date" });
    expect(IndividualProfile.properties).toHaveProperty("familyNameKana");
  });

  it("distinguishes the profiles of the two account types", () => {
    const { ShowAccountAnswer, BusinessAccount, CompleteRegistrationRequest } = document.components.schemas;
    expect(ShowAccountAnswer.discriminator.propertyName).toBe("accountType");
    expect(BusinessAccount.properties.accountType).toMatchObject({ const: "business" });
    expect(BusinessAccount.properties.profile).toMatchObject({
      $ref: "#/components/schemas/BusinessProfile",
    });
    expect(CompleteRegistrationRequest.properties.profile.oneOf).toHaveLength(2);
  });

  it("says in a patch what `null` removes, and what it does not", () => {
    const { BusinessProfilePatch: patch } = document.components.schemas;
    expect(patch).not.toHaveProperty("required");
    expect(patch.properties.department.type).toEqual(["string", "null"]);
    expect(patch.properties.organizationName.type).toBe("string");
    expect(patch.properties.contact).not.toHaveProperty("required");
  });

  it("names the server and whom to ask", () => {
    expect(document.servers).toEqual([expect.objectContaining({ url: "https://example.jp" })]);
    expect(document.info.contact).toEqual({ name: "City", url: "https://example.jp/developers" });
  });
});

describe.each(operations)("%s", (_, operation, endpoint) => {
  it("says what it does, takes and answers", () => {
    expect(operation.summary).toBe(endpoint.summary);
    expect(operation.requestBody !== undefined).toBe(endpoint.request !== undefined);
    const { [endpoint.status]: done } = operation.responses;
    expect(done?.content !== undefined).toBe(endpoint.answer !== undefined);
  });

  it("has a parameter for each in its path", () => {
    const inPath = parametersOf(operation).filter((parameter) => parameter.in === "path");
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name }) => name)).toEqual(names);
    for (const { required } of inPath) expect(required).toBe(true);
  });

  it("demands the cookie that it needs", () => {
    const schemes = (operation.security ?? []).flatMap((scheme) => Object.keys(scheme));
    expect(schemes).toEqual(endpoint.needs ? cookiesOf[endpoint.needs] : []);
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
  });

  it("names the headers that it takes", () => {
    const inHeader = parametersOf(operation).filter((parameter) => parameter.in === "header");
    const changes = endpoint.method === "GET" ? [] : ["Origin"];
    const keys = endpoint.repeatable ? ["Idempotency-Key"] : [];
    expect(inHeader.map(({ name }) => name)).toEqual(["Accept-Language", ...changes, ...keys]);
  });

  it("has an example of every parameter, request and answer", () => {
    for (const { name, example } of parametersOf(operation)) expect([name, example]).not.toContain(undefined);
    const bodies = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
      Object.values(one?.content ?? {}),
    );
    for (const { examples } of bodies) expect(Object.keys(examples ?? {})).not.toEqual([]);
  });

  it("is ready for every problem, each with its code", () => {
    const codes = problemsOf(endpoint);
    expect(codes).toEqual(expect.arrayContaining([...endpoint.problems, "internal-error"]));
    for (const code of codes) {
      const answer = operation.responses[problemStatuses[code]];
      expect(answer?.content?.["application/problem+json"]?.examples).toHaveProperty([code]);
      expect(JSON.stringify(answer?.content)).toContain(`#/components/schemas/${problemName(code)}`);
    }
    const refusals = Object.keys(operation.responses).filter((status) => Number(status) >= 400);
    expect(refusals.map(Number).sort()).toEqual(
      [...new Set(codes.map((code) => problemStatuses[code]))].sort(),
    );
  });

  it("names the cookies that it sets", () => {
    const { [endpoint.status]: done } = operation.responses;
    expect(done?.headers && "Set-Cookie" in done.headers).toBe(endpoint.cookies !== undefined);
  });
});

describe("the examples", () => {
  const requests = endpoints.flatMap((endpoint) =>
    Object.entries(examples[endpoint.operationId]?.request ?? {}).map(
      ([name, value]) => [endpoint.operationId, name, value, endpoint.request] as const,
    ),
  );
  it.each(requests)("of %s: the request %s is taken", (_, _name, value, contract) => {
    expect(contract?.safeParse(value).success).toBe(true);
  });

  const answers = endpoints.flatMap((endpoint) =>
    Object.entries(examples[endpoint.operationId]?.answer ?? {}).map(
      ([name, value]) => [endpoint.operationId, name, value, endpoint.answer] as const,
    ),
  );
  it.each(answers)("of %s: the answer %s is what could be answered", (_, _name, value, contract) => {
    expect(contract?.parse(value)).toEqual(value);
  });

  it("belong to calls that there are", () => {
    const names = new Set(endpoints.map(({ operationId }) => operationId));
    expect(Object.keys(examples).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(Object.keys(problemStatuses) as ProblemCode[])("of %s: as it is answered", async (code) => {
    const { body = "" } = await problemResponse(problemGuide[code].example, "en");
    const { data, error } = problemSchema(code).safeParse(JSON.parse(body));
    expect(error).toBeUndefined();
    // Without members that the schema does not have.
    expect(Object.keys(data ?? {}).sort()).toEqual(Object.keys(problemSchema(code).shape).sort());
  });
});

it("describes the fields that the municipality has chosen, and no others", async () => {
  const profileFields = {
    business: {
      tradeName: "optional",
      department: "required",
      birthDate: "required",
      representative: "required",
    },
  } as const;
  const own = JSON.parse(JSON.stringify(await openApiDocument({ ...deployment, profileFields })));
  const { BusinessProfileInput: input, BusinessProfile: answer } = own.components.schemas;
  expect(Object.keys(answer.properties)).toContain("tradeName");
  expect(input.properties).not.toHaveProperty("corporateNumber");
  expect(input.required).toEqual(expect.arrayContaining(["department", "representative", "contact"]));
  expect(input.properties.contact.required).toContain("birthDate");
  expect(input.properties.representative.required).toHaveLength(4);
  expect(answer.required).not.toContain("department");
  for (const name of ["BusinessProfileInput", "BusinessProfile", "BusinessProfilePatch"])
    expect(document.components.schemas[name].properties).not.toHaveProperty("tradeName");
});

describe("a deprecated call", () => {
  const deprecations = {
    "GET /api/terms": { since: "2027-01-01", until: "2027-07-01", instead: "GET /api/characters" },
  };

  it("is described as one, with what replaces it, and no other is", async () => {
    const { paths } = JSON.parse(JSON.stringify(await openApiDocument(deployment, deprecations)));
    const { deprecated, description, responses } = paths["/api/terms"].get;
    expect(deprecated).toBe(true);
    expect(description).toMatch(
      /^\*\*Deprecated since 2027-01-01\*\*, and answered until 2027-07-01 at least: use `GET \/api\/characters`\./,
    );
    expect(Object.keys(responses[200].headers)).toEqual(expect.arrayContaining(["Deprecation", "Sunset"]));
    expect(all("deprecated", paths)).toEqual([true]);
  });

  it("is not there today, and nothing says that there is", () => {
    const marks = operations.filter(([, operation]) => "deprecated" in operation).map(([call]) => call);
    expect(marks).toEqual(Object.keys(today));
    expect(JSON.stringify(document)).not.toMatch(/"(?:Deprecation|Sunset)"/);
  });
});
