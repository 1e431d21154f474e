import { describe, expect, it } from "@jest/globals";
import { endpoints, tags } from "../../contracts/endpoints.ts";
import { flowPurposes } from "../../contracts/flow-purpose.ts";
import { problemStatuses } from "../../contracts/problem-codes.ts";

/** What outside programs build on: how a call is made, and what it has. Further calls may be added beside them. */
const calls: [call: string, operationId: string, tag: string, status: number, has: string][] = [
  ["GET /api/terms", "showTerms", "reference", 200, "query answer"],
  ["POST /api/registrations", "startRegistration", "registration", 202, "cookies request answer"],
  ["GET /api/registrations/{id}", "showRegistration", "registration", 200, "registration answer"],
  ["POST /api/registrations/{id}/code", "resendCode", "registration", 202, "registration answer"],
  [
    "POST /api/registrations/{id}/verification",
    "verifyCode",
    "registration",
    200,
    "registration request answer",
  ],
  [
    "POST /api/registrations/{id}/review",
    "reviewProfile",
    "registration",
    200,
    "registration request answer",
  ],
  [
    "POST /api/registrations/{id}/password-judgement",
    "judgePassword",
    "registration",
    200,
    "registration request answer",
  ],
  [
    "POST /api/registrations/{id}/completion",
    "completeRegistration",
    "registration",
    201,
    "registration cookies request answer",
  ],
  ["POST /api/session", "signIn", "session", 200, "cookies request answer"],
  ["DELETE /api/session", "signOut", "session", 204, "session cookies"],
  ["POST /api/me/withdrawal", "requestWithdrawal", "account", 202, "session request answer"],
  ["DELETE /api/me/withdrawal", "cancelWithdrawal", "account", 204, "session"],
  ["POST /api/me/terms", "acceptTerms", "account", 200, "session request answer"],
  ["GET /api/me", "showAccount", "account", 200, "session answer"],
  ["PATCH /api/me", "updateAccount", "account", 200, "session request answer"],
  ["GET /api/addresses", "findAddresses", "reference", 200, "cacheable query answer"],
  ["GET /api/characters", "showCharacters", "reference", 200, "cacheable query answer"],
  ["GET /api/openapi.json", "showOpenApi", "reference", 200, "answer"],
  ["GET /api/events.json", "showAsyncApi", "reference", 200, "answer"],
];

describe("the call", () => {
  it.each(calls)("%s is as ever", (call, operationId, tag, status, has) => {
    const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === call);
    const { needs, cookies, cacheable, query, request, answer } = endpoint ?? {};
    const optional = Object.entries({ cookies, cacheable, query, request, answer });
    const there = [needs, ...optional.map(([name, value]) => value && name)].filter(
      (one) => one !== undefined,
    );
    expect(endpoint).toMatchObject({ operationId, tag, status });
    expect(there.join(" ")).toBe(has);
  });

  it.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    "%s is one of ours",
    (call, { operationId, tag, status, needs = "", problems }) => {
      expect(call).toMatch(/^(?:GET|POST|PUT|PATCH|DELETE) \/api(?:\/[a-z-]+(?:\.json)?|\/\{[a-zA-Z]+\})+$/);
      expect(operationId).toMatch(/^[a-z]+(?:[A-Z][a-z]+)*$/);
      expect(Object.keys(tags)).toContain(tag);
      expect([200, 201, 202, 204]).toContain(status);
      expect(["", "session", ...flowPurposes]).toContain(needs);
      expect(problems.filter((code) => !(code in problemStatuses))).toEqual([]);
    },
  );

  // Which ones, the compiler knows (declared-problems.test.ts).
  it.each(
    endpoints.filter(({ needs }) => needs).map((endpoint) => [endpoint.operationId, endpoint] as const),
  )("%s may lack its cookie", (operationId, { needs, problems }) => {
    const missing = needs === "session" ? "not-signed-in" : "flow-cookie-missing";
    expect(problems.includes(missing)).toBe(operationId !== "signOut");
  });
});
