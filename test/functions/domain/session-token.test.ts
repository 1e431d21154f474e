import { expect, it } from "@jest/globals";
import { tokenHash } from "../../../functions/domain/secret-token.ts";
import { sessionKeyOf, sessionToken } from "../../../functions/domain/session-token.ts";

it("a session's token names its account, and its key has the hash of the secret alone", () => {
  const token = sessionToken("account-1", "s3cret");
  expect(sessionKeyOf(token)).toEqual({ accountId: "account-1", tokenHash: tokenHash("s3cret") });
});

it.each([
  "",
  ".",
  "account-1",
  "account-1.",
  ".s3cret",
  "account-1.s3cret.more",
  "more.account-1.s3cret",
  " account-1.s3cret",
  "account-1.s3cret\n",
  "account#1.s3cret",
  "account-1.s3 cret",
  `${"a".repeat(65)}.s3cret`,
  `account-1.${"s".repeat(65)}`,
])("%j opens no session", (token) => expect(sessionKeyOf(token)).toBeUndefined());
