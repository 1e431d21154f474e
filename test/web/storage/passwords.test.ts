import { expect, it } from "@jest/globals";
import { passwords } from "../../../web/storage/passwords.ts";

it("a password is for the address that it was typed for, until it is forgotten", () => {
  const typed = { password: "Tama-gawa#4271", passwordConfirmation: "Tama-gawa#4271" };
  const none = { password: "", passwordConfirmation: "" };
  passwords.keep("hanako@example.jp", typed);
  expect(passwords.read("hanako@example.jp")).toEqual(typed);
  expect(passwords.read("jiro@example.jp")).toEqual(none);
  passwords.forget();
  expect(passwords.read("hanako@example.jp")).toEqual(none);
});
