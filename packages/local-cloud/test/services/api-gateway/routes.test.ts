import { describe, expect, it } from "@jest/globals";
import { createRouter } from "../../../src/services/api-gateway/routes.ts";

const match = createRouter(
  [
    "$default",
    "ANY /api/{proxy+}",
    "GET /api/orders/{id}",
    "ANY /api/orders/latest",
    "GET /api/orders/{id}/{part+}",
    "POST /api/orders",
    "GET /api/orders/latest",
    "POST /api/orders/{id}/code",
  ].map((routeKey) => ({ routeKey })),
);

describe("the router", () => {
  it.each([
    ["POST", "/api/orders", "POST /api/orders", {}],
    ["GET", "/api/orders/42", "GET /api/orders/{id}", { id: "42" }],
    ["GET", "/api/orders/a b", "GET /api/orders/{id}", { id: "a b" }],
    ["GET", "/api/orders/latest", "GET /api/orders/latest", {}],
    ["PUT", "/api/orders/latest", "ANY /api/orders/latest", {}],
    ["POST", "/api/orders/42/code", "POST /api/orders/{id}/code", { id: "42" }],
    ["GET", "/api/orders/42/code", "GET /api/orders/{id}/{part+}", { id: "42", part: "code" }],
    ["GET", "/api/orders/42/a/b", "GET /api/orders/{id}/{part+}", { id: "42", part: "a/b" }],
    ["DELETE", "/api/orders/42", "ANY /api/{proxy+}", { proxy: "orders/42" }],
    ["GET", "/api/orders/", "ANY /api/{proxy+}", { proxy: "orders/" }],
    ["GET", "/api/", "$default", {}],
    ["GET", "/elsewhere", "$default", {}],
    ["GET", "/API/orders/42", "$default", {}],
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
