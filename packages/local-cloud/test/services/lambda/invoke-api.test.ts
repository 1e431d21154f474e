import { afterEach, describe, expect, it } from "@jest/globals";
import { createInvokeApi } from "../../../src/services/lambda/invoke-api.ts";
import { createOutsideFunctions } from "../../../src/services/lambda/outside-functions.ts";
import { start, stopAll } from "./setup.ts";

afterEach(stopAll);

const elsewhere = "arn:aws:lambda:ap-northeast-1:111122223333:function:count";

function setup(handler = "echo.handler") {
  const { subject } = start(handler);
  const outside = createOutsideFunctions();
  const answer = createInvokeApi({
    ...{ region: "ap-northeast-1", accountId: "000000000000", outside },
    functionOf: (arn) => (arn === subject.arn ? subject : undefined),
  });
  const invoke = async (name: string, body: string, headers = {}) => {
    const {
      status,
      headers: answered,
      body: text,
    } = await answer({
      ...{ service: "lambda", operation: "Invoke", functionName: "caller", method: "POST" },
      ...{ path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, requestId: "id" },
      ...{ headers, body: Buffer.from(body) },
    });
    return { status, error: answered["x-amz-function-error"], body: JSON.parse(String(text)) };
  };
  return { subject, outside, invoke };
}

describe("Invoke", () => {
  it("runs the function that is named, or whose ARN is", async () => {
    const { subject, invoke } = setup();
    for (const name of [subject.name, subject.arn])
      expect(await invoke(name, '{"a":[1]}')).toMatchObject({ status: 200, error: undefined });
  });

  it("answers a failure of the function as one, with 200", async () => {
    const { subject, invoke } = setup("failing.handler");
    expect(await invoke(subject.name, '{"how":"throw"}')).toMatchObject({
      ...{ status: 200, error: "Unhandled" },
      body: { errorType: "TypeError", errorMessage: expect.any(String) },
    });
  });

  it("answers for a function outside of the stack what was declared, or that it failed", async () => {
    const { outside, invoke } = setup();
    expect(await invoke(elsewhere, "{}")).toMatchObject({
      status: 404,
      body: { Message: `Function not found: ${elsewhere}` },
    });
    outside.declare({ arn: elsewhere, answer: { open: 2 } });
    expect(await invoke(elsewhere, "{}")).toEqual({ status: 200, error: undefined, body: { open: 2 } });
    outside.declare({ arn: elsewhere });
    expect(await invoke(elsewhere, "{}")).toMatchObject({ status: 200, error: "Unhandled" });
  });

  it.each([
    ["what is no JSON", "{", {}, 400],
    ["an invocation that nobody waits for", "{}", { "x-amz-invocation-type": "Event" }, 400],
  ])("refuses %s", async (_, body, headers, status) => {
    const { subject, invoke } = setup();
    expect(await invoke(subject.name, body, headers)).toMatchObject({ status });
  });
});
