import { describe, expect, it } from "@jest/globals";
import { endpoints } from "../../../contracts/endpoints.ts";
import { FLOW_COOKIE, SESSION_COOKIE } from "../../../functions/http/cookies.ts";
import { openApiDocument } from "../../../functions/http/openapi-document.ts";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly security?: readonly Record<string, unknown>[];
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

// As a client reads it: after a trip over the wire.
const document = JSON.parse(JSON.stringify(openApiDocument()));
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
      const path = String(reference).replace(/^#\//, "").split("/");
      const target = path.reduce<unknown>(
        (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
        document,
      );
      expect({ reference, target }).toEqual({ reference, target: expect.any(Object) });
    }
  });

  it("names the cookies as they are", () => {
    const names = Object.values<{ name: string; in: string }>(document.components.securitySchemes).map(
      (scheme) => [scheme.in, scheme.name],
    );
    expect(names).toEqual([
      ["cookie", FLOW_COOKIE],
      ["cookie", SESSION_COOKIE],
    ]);
  });

  it("describes both forms field by field", () => {
    const { BusinessProfile, IndividualProfile } = document.components.schemas;
    expect(BusinessProfile.required).toEqual(expect.arrayContaining(["organizationName", "phone"]));
    expect(BusinessProfile.additionalProperties).toBe(false);
    expect(IndividualProfile.properties).toHaveProperty("familyNameKana");
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
    const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name }) => name)).toEqual(names);
    for (const { required } of inPath) expect(required).toBe(true);
  });

  it("demands the cookie that it needs", () => {
    const schemes = (operation.security ?? []).flatMap((scheme) => Object.keys(scheme));
    expect(schemes).toEqual(endpoint.needs ? [`${endpoint.needs}Cookie`] : []);
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
  });

  it("is ready for every problem, as a problem document", () => {
    const statuses = Object.keys(operation.responses).map(Number);
    const always = endpoint.method === "GET" ? [500, 503] : [403, 500, 503];
    expect(statuses).toEqual(expect.arrayContaining([...endpoint.problems, ...always]));
    for (const status of statuses.filter((one) => one >= 400)) {
      expect(operation.responses[status]?.content).toHaveProperty(["application/problem+json"]);
    }
  });
});
