import { describe, expect, it } from "@jest/globals";
import { updateRequest } from "../../contracts/account.ts";
import { completionRequest } from "../../contracts/completion.ts";
import { startRequest, startRequestFor, verifyRequest } from "../../contracts/registration.ts";
import { signInRequest } from "../../contracts/session.ts";
import { aBusinessProfile } from "../../testing/builders.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const start = {
  accountType: "business",
  email: "hanako@example.jp",
  emailConfirmation: "hanako@example.jp",
  termsVersion: "3",
  termsAccepted: true,
};

describe("a request to start", () => {
  it("is in Japanese unless it says otherwise", () => {
    expect(parsing(startRequest, start)).toEqual({ value: { ...start, language: "ja" } });
    expect(parsing(startRequest, { ...start, language: "en" })).toMatchObject({ value: { language: "en" } });
  });

  it("is taken of the types and in the languages that are offered, and of no other", () => {
    const offered = startRequestFor({ accountTypes: ["individual"], languages: ["ja"] });
    expect(parsing(offered, { ...start, accountType: "individual" })).toHaveProperty("value");
    expect(parsing(offered, { ...start, language: "en" })).toEqual({
      errors: ["/accountType invalid", "/language invalid"],
    });
  });

  it("may spell the two addresses differently where they are the same", () => {
    expect(parsing(startRequest, { ...start, emailConfirmation: " HANAKO@example.jp" })).toHaveProperty(
      "value",
    );
  });

  it.each([
    [{ emailConfirmation: "hanak0@example.jp" }, ["/emailConfirmation email-mismatch"]],
    [{ email: "a..b@docomo.ne.jp" }, ["/email email-dots", "/emailConfirmation email-mismatch"]],
    [{ accountType: "robot" }, ["/accountType account-type"]],
    [{ accountType: undefined }, ["/accountType account-type"]],
    [{ termsAccepted: false }, ["/termsAccepted terms-not-accepted"]],
    [{ termsAccepted: "true" }, ["/termsAccepted terms-not-accepted"]],
    [{ termsVersion: undefined }, ["/termsVersion required"]],
    [{ termsVersion: 3 }, ["/termsVersion required"]],
    [{ language: "fr" }, ["/language invalid"]],
    [{ issue: 1 }, ["/issue unknown-member"]],
  ])("with %j is refused: %j", (special, errors) => {
    expect(parsing(startRequest, { ...start, ...special })).toEqual({ errors });
  });

  it("reports everything that is missing at once", () => {
    expect(parsing(startRequest, {})).toEqual({
      errors: [
        "/accountType account-type",
        "/email required",
        "/emailConfirmation required",
        "/termsVersion required",
        "/termsAccepted terms-not-accepted",
      ],
    });
  });

  it.each([null, [], "text", 1])("is an object, not %j", (input) => {
    expect(parsing(startRequest, input)).toEqual({ errors: ["invalid"] });
  });
});

describe("a code as a person copies it", () => {
  it.each([
    ["012345", "012345"],
    ["０１２３４５", "012345"],
    [" 012 345 ", "012345"],
    ["012-345", "012345"],
    ["０１２ー３４５", "012345"],
    ["012　345", "012345"],
  ])("%j is %s", (typed, code) =>
    expect(parsing(verifyRequest, { code: typed })).toEqual({ value: { code } }),
  );

  it.each([
    ["", "required"],
    [" - ", "required"],
    ["12345", "code-format"],
    ["0123456", "code-format"],
    ["01234a", "code-format"],
    ["٠١٢٣٤٥", "code-format"],
    ["012345\u0000", "code-format"],
    [12345, "required"],
    [null, "required"],
  ])("%j is none: %s", (typed, code) => {
    expect(parsing(verifyRequest, { code: typed })).toEqual({ errors: [`/code ${code}`] });
  });
});

describe("a request to complete", () => {
  const complete = {
    profile: aBusinessProfile(),
    password: "correct-horse-9",
    passwordConfirmation: "correct-horse-9",
  };

  it("keeps the password as typed", () => {
    expect(parsing(completionRequest, complete)).toEqual({ value: complete });
  });

  it.each([
    [{ passwordConfirmation: "correct-horse-8" }, ["/passwordConfirmation password-mismatch"]],
    [{ passwordConfirmation: undefined }, ["/passwordConfirmation required"]],
    [
      { password: "a" },
      [
        "/password password-too-short",
        "/password password-classes",
        "/passwordConfirmation password-mismatch",
      ],
    ],
    [{ email: "other@example.jp" }, ["/email unknown-member"]],
    [{ profile: undefined }, []],
  ])("with %j is refused: %j", (special, errors) => {
    expect(parsing(completionRequest, { ...complete, ...special })).toEqual(
      errors.length > 0 ? { errors } : { value: { ...complete, ...special } },
    );
  });
});

describe("a request to sign in", () => {
  it("takes the address as the identity that it is, and any password", () => {
    expect(parsing(signInRequest, { email: " Hanako@Example.jp ", password: "x" })).toEqual({
      value: { email: "hanako@example.jp", password: "x" },
    });
  });

  it.each([
    [{ password: "x" }, "/email required"],
    [{ email: " ", password: "x" }, "/email required"],
    [{ email: "no address", password: "x" }, "/email email-half-width"],
    [{ email: "hana\u212Ao@example.jp", password: "x" }, "/email email-half-width"],
    [{ email: "hanak\u0131@example.jp", password: "x" }, "/email email-half-width"],
    [{ email: "ab.@ezweb.ne.jp", password: "x" }, "/email email-dots"],
    [{ email: "hanako@example.jp" }, "/password required"],
    [{ email: "hanako@example.jp", password: "" }, "/password required"],
    [{ email: "hanako@example.jp", password: "x", remember: true }, "/remember unknown-member"],
  ])("%j is refused: %s", (input, error) => {
    expect(parsing(signInRequest, input)).toEqual({ errors: [error] });
  });
});

describe("a request to correct", () => {
  it("is any object: the merged whole is what its own contract checks", () => {
    const patch = { department: null, contact: { givenName: "桜" } };
    expect(parsing(updateRequest, patch)).toEqual({ value: patch });
  });

  it.each([null, [], "text", 1])("is not %j", (input) => {
    expect(parsing(updateRequest, input)).toHaveProperty("errors");
  });
});
