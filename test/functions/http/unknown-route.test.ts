import { describe, expect, it } from "@jest/globals";
import { endpoints } from "../../../contracts/endpoints.ts";
import { HttpFailureError } from "../../../functions/http/http-failure.ts";
import { refuseUnknownRoute } from "../../../functions/http/unknown-route.ts";

function refusing(method: string, path: string): unknown {
  try {
    return refuseUnknownRoute({ method, path });
  } catch (error) {
    if (error instanceof HttpFailureError) return error.failure;
    throw error;
  }
}

const notFound = { kind: "route-not-found" };

describe("another method of a path that exists", () => {
  it.each([
    ["PUT", "/api/me", ["GET", "PATCH"]],
    ["HEAD", "/api/terms", ["GET"]],
    ["OPTIONS", "/api/session", ["POST", "DELETE"]],
    ["DELETE", "/api/registrations/abc", ["GET"]],
    ["GET", "/api/registrations/abc/code", ["POST"]],
    ["get", "/api/registrations", ["POST"]],
  ])("%s %s is answered with those there are", (method, path, allowed) => {
    expect(refusing(method, path)).toEqual({ kind: "method-not-allowed", allowed });
  });

  it.each(endpoints.map(({ path }) => path.replace("{id}", "abc")))("%s refuses TRACE", (path) => {
    expect(refusing("TRACE", path)).toMatchObject({ kind: "method-not-allowed" });
  });
});

it.each([
  "/",
  "/api",
  "/api/",
  "/api/nothing",
  "/api/registrations/abc/",
  "/api/registrations/abc/code/1",
  "/api/registrations/abc/nothing",
  "/API/terms",
  "/api/terms/",
  "//api/terms",
  "/api/%74erms",
  "/api/registrations/",
])("%s is not found", (path) => expect(refusing("DELETE", path)).toEqual(notFound));

it.each(endpoints.map(({ method, path }) => [method, path.replace("{id}", "abc")] as const))(
  "%s %s, which has a route of its own, would not be called not allowed",
  (method, path) => expect(refusing(method, path)).toEqual(notFound),
);
