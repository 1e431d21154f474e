import { describe, expect, it } from "@jest/globals";
import { fieldErrors } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";
import { withMinimum } from "../../contracts/password-minimum.ts";
import { passwordChangeRequest } from "../../contracts/session.ts";

const errorsOf = (password: unknown, minimum: number) => {
  const body = { currentPassword: "x", password, passwordConfirmation: password };
  const parsed = passwordChangeRequest.safeParse(body);
  const found = parsed.success ? [] : fieldErrors(parsed.error.issues);
  return withMinimum(found, body, minimum).map((error) => inWords(error, "ja"));
};

describe("a municipality's shortest password", () => {
  const short = (minimum: number) => ({
    pointer: "/password",
    code: "password-too-short",
    detail: `パスワードは${minimum}文字以上で入力してください。`,
  });

  it.each([
    ["Abcdef1", 8, [short(8)]],
    ["Abcdef1", 12, [short(12)]],
    ["Abcdefgh-12", 12, [short(12)]],
    ["Abcdefgh-123", 12, []],
    ["Abcdefgh", 8, []],
  ])("%s of %d or more: %j", (password, minimum, errors) => {
    expect(errorsOf(password, minimum)).toEqual(errors);
  });

  it("is one of everything that is wrong", () => {
    expect(
      errorsOf("abcdefgh", 12)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["password-classes", "password-too-short"]);
  });

  it.each(["", "ｐａｓｓｗｏｒｄ", undefined, 7])(
    "is silent where another rule says more: %j",
    (password) => {
      expect(errorsOf(password, 12).map(({ code }) => code)).not.toContain("password-too-short");
    },
  );
});
