import { describe, expect, it } from "@jest/globals";
import { individualProfile } from "../../../contracts/profile.ts";
import { verifyRequest } from "../../../contracts/registration.ts";
import { errorsOf } from "../../../web/forms/checks.ts";
import { contractResolver } from "../../../web/forms/contract-resolver.ts";
import { ja } from "../../../web/messages/ja.ts";

const resolve = contractResolver((values) => errorsOf(verifyRequest, values), {
  m: ja,
  language: "ja",
});
const options = { fields: {}, shouldUseNativeValidation: false };

describe("checking a form with a contract", () => {
  it("lets through what the API would take, as it was typed", async () => {
    expect(await resolve({ code: "１２３-456" }, undefined, options)).toEqual({
      values: { code: "１２３-456" },
      errors: {},
    });
  });

  it("tells what the API would refuse, in the API's own words", async () => {
    expect(await resolve({ code: "12" }, undefined, options)).toEqual({
      values: {},
      errors: {
        code: { type: "contract", message: "認証コードはメールに記載された数字で入力してください。" },
      },
    });
  });

  it("offers what can be stored instead of what cannot", async () => {
    const profile = contractResolver((values) => errorsOf(individualProfile, values), {
      m: ja,
      language: "ja",
    });
    const { errors } = await profile({ familyName: "髙橋", familyNameKana: "Smith" }, undefined, options);
    expect(errors).toMatchObject({
      familyName: { types: { suggestion: "高橋" }, message: expect.stringContaining("「高」") },
      familyNameKana: { types: { suggestion: "スミス" } },
      givenName: { message: "氏名（名）を入力してください。" },
    });
    expect(errors["givenName"]).not.toHaveProperty("types");
  });
});
