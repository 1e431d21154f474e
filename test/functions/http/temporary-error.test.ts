import { describe, expect, it } from "@jest/globals";
import { isTemporary } from "../../../functions/http/temporary-error.ts";

const named = (name: string, more = {}) => Object.assign(new Error(name), { name, ...more });

describe("an error that will probably pass", () => {
  it.each([
    "ThrottlingException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "InternalErrorException",
    "InternalServerError",
    "TimeoutError",
  ])("is called %s", (name) => expect(isTemporary(named(name))).toBe(true));

  it.each([429, 500, 502, 503, 504])("has the status %d", (httpStatusCode) => {
    expect(isTemporary(named("Unknown", { $metadata: { httpStatusCode } }))).toBe(true);
  });

  it.each(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT"])("is of the line: %s", (code) => {
    expect(isTemporary(named("Error", { code }))).toBe(true);
  });
});

describe("an error that will not pass by itself", () => {
  it.each([
    named("Error"),
    named("TypeError"),
    named("AccessDeniedException", { $metadata: { httpStatusCode: 400 } }),
    named("ResourceNotFoundException", { $metadata: { httpStatusCode: 404 } }),
    named("ValidationException", { $metadata: {} }),
    named("Error", { code: "ENOENT" }),
    null,
    undefined,
  ])("is %s", (error) => expect(isTemporary(error)).toBe(false));
});
