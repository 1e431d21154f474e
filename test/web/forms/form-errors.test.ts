import { describe, expect, it } from "@jest/globals";
import { inFieldOrder, messagesByField } from "../../../web/forms/form-errors.ts";
import { ja } from "../../../web/messages/ja.ts";

const context = { m: ja, language: "ja" } as const;

describe("the errors of a form", () => {
  it("stand at the fields that the API points to", () => {
    const errors = [
      { pointer: "/profile/contact/familyName", code: "required", detail: "姓を入力してください。" },
      { pointer: "/password", code: "password-common", detail: "推測されやすいパスワードです。" },
    ];
    expect(messagesByField(errors, context)).toEqual({
      "contact/familyName": "姓を入力してください。",
      password: "推測されやすいパスワードです。",
    });
  });

  it("are told one at a time for each field", () => {
    const errors = [
      { pointer: "/password", code: "password-too-short", detail: "短い" },
      { pointer: "/password", code: "password-classes", detail: "種類" },
    ];
    expect(messagesByField(errors, context)).toEqual({ password: "短い" });
  });

  it("tell an unfinished date as three selects need it", () => {
    const errors = [{ pointer: "/profile/contact/birthDate", code: "date", detail: "「2000-01-31」の形式" }];
    expect(messagesByField(errors, context)).toEqual({
      "contact/birthDate": "担当者生年月日は、年・月・日をすべて選択してください。",
    });
  });

  it("are listed in the order of the screen, those of no field on it last", () => {
    const messages = { unknown: "u", phone: "p", organizationName: "o" };
    expect(inFieldOrder(messages, ["organizationName", "phone"]).map(({ name }) => name)).toEqual([
      "organizationName",
      "phone",
      "unknown",
    ]);
  });
});
