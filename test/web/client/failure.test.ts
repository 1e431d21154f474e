import { describe, expect, it } from "@jest/globals";
import { failureOf, silence } from "../../../packages/client/index.ts";
import { codeOf, fieldErrorsOf } from "../../../web/client/failure.ts";
import { failureWords } from "../../../web/components/failure-words.ts";
import { ja } from "../../../web/messages/ja.ts";

const document = {
  type: "/problems/invalid-input",
  title: "入力内容を確認してください",
  status: 422,
  code: "invalid-input",
  detail: "1件",
  errors: [{ pointer: "/email", code: "required", detail: "入力してください。" }],
  retryAt: "2026-11-01T00:00:00.000Z",
};

describe("a failed call", () => {
  it("is told in the problem document's own words", () => {
    const failure = failureOf(document);
    expect(codeOf(failure)).toBe("invalid-input");
    expect(fieldErrorsOf(failure)).toEqual(document.errors);
    expect(failureWords(failure, ja)).toMatchObject({ title: document.title, detail: document.detail });
  });

  it.each([
    ["an error page of the edge", "<html>"],
    ["API Gateway's own message", { message: "Service Unavailable" }],
    ["nothing", null],
  ])("with %s is an unreachable service", (_, body) => {
    expect(failureOf(body)).toEqual(silence("unreachable"));
  });

  it("drops field errors that are none", () => {
    expect(fieldErrorsOf(failureOf({ ...document, errors: [{ pointer: 1 }] }))).toEqual([]);
  });

  it.each(["offline", "unreachable"] as const)("%s says that nothing is lost, and what to do", (code) => {
    const { detail } = failureWords(silence(code), ja);
    expect(detail).toContain("そのまま残っています");
    expect(detail).toContain("もう一度試す");
  });
});
