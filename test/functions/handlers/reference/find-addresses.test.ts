import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { postalAddressAnswer } from "../../../../contracts/postal-address.ts";
import { problem } from "../../../../contracts/problem.ts";
import { aContext, anApiEvent, aProof } from "../../../../testing/an-api-event.ts";

Object.assign(process.env, {
  STAGE: "test",
  RELEASE: "1",
  ALLOWED_ORIGINS: "https://example.jp",
  ORIGIN_PROOFS: aProof,
  LANGUAGES: "ja,en",
  LAMBDA_TASK_ROOT: join(import.meta.dirname, "../../../../data"),
});
const { handler } = await import("../../../../functions/handlers/reference/find-addresses.ts");

async function ask(query: Record<string, string> = {}, language = "ja") {
  const event = anApiEvent({
    method: "GET",
    path: "/api/addresses",
    query,
    headers: { "accept-language": language },
  });
  const answer = await handler(event, aContext());
  return { status: answer.statusCode, headers: answer.headers ?? {}, body: JSON.parse(answer.body ?? "") };
}

describe("GET /api/addresses", () => {
  it("answers the addresses of a code and the day of the data", async () => {
    const { status, body } = await ask({ postalCode: "２１０－０００７" });
    expect(status).toBe(200);
    expect(postalAddressAnswer.parse(body).dataDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(body.candidates).toEqual([{ prefecture: "神奈川県", city: "川崎市川崎区", town: "駅前本町" }]);
  });

  it("names the office whose code it is", async () => {
    const { body } = await ask({ postalCode: "2108577" });
    expect(body.candidates).toEqual([
      { prefecture: "神奈川県", city: "川崎市川崎区", town: "宮本町１", office: "川崎市役所" },
    ]);
  });

  it("answers no address for a code that it does not know", async () => {
    expect(await ask({ postalCode: "0000000" })).toMatchObject({ status: 200, body: { candidates: [] } });
  });

  it("may be kept by browsers and CloudFront for a day", async () => {
    const { headers } = await ask({ postalCode: "2100007" });
    expect(headers["cache-control"]).toBe("public, max-age=86400");
  });

  it.each([
    ["ja", { postalCode: "210000" }, "postal-code", "郵便番号は7桁の数字"],
    ["en", { postalCode: "210000" }, "postal-code", "7 digits"],
    ["ja", {}, "required", "郵便番号を入力してください。"],
    ["ja", undefined, "required", "郵便番号を入力してください。"],
  ])("names what is wrong, and what to do (%s, %j)", async (language, query, code, detail) => {
    const { status, headers, body } = await ask(query, language);
    expect(status).toBe(422);
    expect(headers["cache-control"]).toBe("no-store");
    expect(problem.parse(body).errors).toEqual([
      { pointer: "/postalCode", code, detail: expect.stringContaining(detail) },
    ]);
  });
});
