import { describe, expect, it } from "@jest/globals";
import { endpoints, tags } from "../../contracts/endpoints.ts";

const ofFlow = "flow-cookie-missing registration-not-found";
const ofForm = `${ofFlow} expired not-verified completion-in-progress already-completed already-registered`;

/** What outside programs build on: how a call is made, what it has, and the problems that it may end in. */
const calls: [
  call: string,
  operationId: string,
  tag: string,
  status: number,
  has: string,
  problems: string,
][] = [
  ["GET /api/terms", "showTerms", "reference", 200, "answer", ""],
  [
    "POST /api/registrations",
    "startRegistration",
    "registration",
    202,
    "cookies request answer",
    "terms-outdated limit-reached idempotency-key-reused",
  ],
  ["GET /api/registrations/{id}", "showRegistration", "registration", 200, "registration answer", ofFlow],
  [
    "POST /api/registrations/{id}/code",
    "resendCode",
    "registration",
    202,
    "registration answer",
    `${ofFlow} limit-reached completion-in-progress already-completed already-registered`,
  ],
  [
    "POST /api/registrations/{id}/verification",
    "verifyCode",
    "registration",
    200,
    "registration request answer",
    `${ofFlow} code-wrong code-locked code-superseded code-pending expired already-verified already-completed already-registered`,
  ],
  [
    "POST /api/registrations/{id}/review",
    "reviewProfile",
    "registration",
    200,
    "registration request answer",
    ofForm,
  ],
  [
    "POST /api/registrations/{id}/password-judgement",
    "judgePassword",
    "registration",
    200,
    "registration request answer",
    `${ofFlow} limit-reached`,
  ],
  [
    "POST /api/registrations/{id}/completion",
    "completeRegistration",
    "registration",
    201,
    "registration cookies request answer",
    ofForm,
  ],
  [
    "POST /api/session",
    "signIn",
    "session",
    200,
    "cookies request answer",
    "sign-in-failed sign-in-limited account-not-ready",
  ],
  ["DELETE /api/session", "signOut", "session", 204, "session cookies", ""],
  ["GET /api/me", "showAccount", "account", 200, "session answer", "not-signed-in"],
  [
    "PATCH /api/me",
    "updateAccount",
    "account",
    200,
    "session request answer",
    "not-signed-in edited-elsewhere",
  ],
  ["GET /api/addresses", "findAddresses", "reference", 200, "cacheable query answer", ""],
  ["GET /api/characters", "showCharacters", "reference", 200, "cacheable query answer", ""],
  ["GET /api/openapi.json", "showOpenApi", "reference", 200, "answer", ""],
];

describe("the API's calls", () => {
  it.each(calls)("%s", (call, operationId, tag, status, has, problems) => {
    const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === call);
    const { needs, cookies, cacheable, query, request, answer } = endpoint ?? {};
    const optional = Object.entries({ cookies, cacheable, query, request, answer });
    const there = [needs, ...optional.map(([name, value]) => value && name)].filter(
      (one) => one !== undefined,
    );
    expect(endpoint).toMatchObject({ operationId, tag, status });
    expect(there.join(" ")).toBe(has);
    expect(endpoint?.problems.join(" ")).toBe(problems);
  });

  it("are these, in groups that have a description", () => {
    expect(endpoints).toHaveLength(calls.length);
    expect(Object.keys(tags)).toEqual(["registration", "session", "account", "reference"]);
  });
});
