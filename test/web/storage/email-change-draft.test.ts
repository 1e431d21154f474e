import { beforeEach, expect, it } from "@jest/globals";
import { emailChangeDraft } from "../../../web/storage/email-change-draft.ts";

beforeEach(emailChangeDraft.forget);

const typed = { email: "jiro@example.jp", emailConfirmation: "" };

it("what was typed is there again for whose address it is to replace, and for nobody else", () => {
  emailChangeDraft.save("hanako@example.jp", typed);
  expect(emailChangeDraft.read("hanako@example.jp")).toEqual(typed);
  expect(emailChangeDraft.read("taro@example.jp")).toBeUndefined();
});

it("what was typed is gone once it is forgotten", () => {
  emailChangeDraft.save("hanako@example.jp", typed);
  emailChangeDraft.forget();
  expect(emailChangeDraft.read("hanako@example.jp")).toBeUndefined();
});
