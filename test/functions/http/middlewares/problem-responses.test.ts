import { afterEach, describe, expect, it, jest } from "@jest/globals";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { languages } from "../../../../contracts/language.ts";
import type { AuditEvent } from "../../../../functions/domain/audit-event.ts";
import { HttpFailureError } from "../../../../functions/http/http-failure.ts";
import { problemResponses } from "../../../../functions/http/middlewares/problem-responses.ts";
import { aContext, anApiEvent } from "../../../../testing/an-api-event.ts";

afterEach(() => {
  jest.restoreAllMocks();
});

async function answerTo(thrown: Error, headers: Record<string, string> = {}) {
  const audited: AuditEvent[] = [];
  const chain = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problemResponses((event) => void audited.push(event), languages))
    .handler(async () => {
      throw thrown;
    });
  const { statusCode, body = "" } = await chain(anApiEvent({ headers }), aContext());
  return { statusCode, problem: JSON.parse(body), audited };
}

describe("what was thrown", () => {
  it("is answered as the problem that it is, in the caller's language", async () => {
    const failure = new HttpFailureError({ kind: "not-verified" });
    const { statusCode, problem, audited } = await answerTo(failure, { "accept-language": "en" });
    expect({ statusCode, code: problem.code }).toEqual({ statusCode: 409, code: "not-verified" });
    expect(problem.title).toMatch(/^[\x20-\x7e]+$/);
    expect(audited).toEqual([]);
  });

  it("is recorded where it was rejected at the door", async () => {
    const failure = new HttpFailureError({ kind: "origin-refused", reason: "cross-site" });
    const { statusCode, audited } = await answerTo(failure);
    expect(statusCode).toBe(403);
    expect(audited).toEqual([expect.objectContaining({ outcome: "failure", reason: "cross-site" })]);
  });

  it("is opaque where nobody foresaw it, and logged without its message", async () => {
    const logged = jest.spyOn(console, "error").mockImplementation(() => {});
    const { statusCode, problem } = await answerTo(new Error("s3cret"));
    expect({ statusCode, code: problem.code }).toEqual({ statusCode: 500, code: "internal-error" });
    expect(problem.requestId).toBe(aContext().awsRequestId);
    expect(JSON.stringify([logged.mock.calls, problem])).not.toContain("s3cret");
    expect(logged).toHaveBeenCalledWith(expect.objectContaining({ event: "request.failed", error: "Error" }));
  });
});
