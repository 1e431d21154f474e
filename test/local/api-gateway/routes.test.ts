import { describe, expect, it } from "@jest/globals";
import { createRouter } from "../../../local/api-gateway/routes.ts";

const match = createRouter(
  [
    "$default",
    "ANY /api/{proxy+}",
    "GET /api/registrations/{id}",
    "ANY /api/registrations/latest",
    "GET /api/registrations/{id}/{part+}",
    "POST /api/registrations",
    "GET /api/registrations/latest",
    "POST /api/registrations/{id}/code",
  ].map((routeKey) => ({ routeKey })),
);

describe("the router", () => {
  it.each([
    ["POST", "/api/registrations", "POST /api/registrations", {}],
    ["GET", "/api/registrations/42", "GET /api/registrations/{id}", { id: "42" }],
    ["GET", "/api/registrations/a b", "GET /api/registrations/{id}", { id: "a b" }],
    ["GET", "/api/registrations/latest", "GET /api/registrations/latest", {}],
    ["PUT", "/api/registrations/latest", "ANY /api/registrations/latest", {}],
    ["POST", "/api/registrations/42/code", "POST /api/registrations/{id}/code", { id: "42" }],
    ["GET", "/api/registrations/42/code", "GET /api/registrations/{id}/{part+}", { id: "42", part: "code" }],
    ["GET", "/api/registrations/42/a/b", "GET /api/registrations/{id}/{part+}", { id: "42", part: "a/b" }],
    ["DELETE", "/api/registrations/42", "ANY /api/{proxy+}", { proxy: "registrations/42" }],
    ["GET", "/api/registrations/", "ANY /api/{proxy+}", { proxy: "registrations/" }],
    ["GET", "/api/", "$default", {}],
    ["GET", "/elsewhere", "$default", {}],
    ["GET", "/API/registrations/42", "$default", {}],
  ])("takes %s %s to %s", (method, path, routeKey, parameters) => {
    expect(match(method, path)).toEqual({ route: { routeKey }, parameters });
  });

  it("matches nothing without a default route", () => {
    expect(createRouter([{ routeKey: "GET /a" }])("GET", "/b")).toBeUndefined();
  });

  it.each(["GET", "GET a", "GET /a b"])("refuses the route key %p", (routeKey) => {
    expect(() => createRouter([{ routeKey }])).toThrow("is not a route key");
  });
});
