import { beforeEach, describe, expect, it } from "@jest/globals";
import { forgetDraft, parseDraft, readDraft, saveDraft } from "../../../web/storage/draft.ts";
import { inTab } from "../../../web/storage/kept.ts";

beforeEach(forgetDraft);

describe("the draft of a registration", () => {
  it("keeps what was entered on each screen beside what is there already", () => {
    saveDraft({ accountType: "business", termsVersion: "1.0" });
    saveDraft({ address: { email: "taro@example.jp" } });
    saveDraft({ profile: { organizationName: "川崎商店" } });
    expect(readDraft()).toEqual({
      accountType: "business",
      termsVersion: "1.0",
      address: { email: "taro@example.jp" },
      profile: { organizationName: "川崎商店" },
    });
  });

  it("never keeps a password", () => {
    saveDraft({ profile: { password: "Secret-1", passwordConfirmation: "Secret-1", phone: "0442002111" } });
    expect(inTab.read("registration-draft")).not.toContain("Secret-1");
    expect(readDraft().profile).toEqual({ phone: "0442002111" });
  });

  it("is gone once it is forgotten", () => {
    saveDraft({ accountType: "individual" });
    forgetDraft();
    expect(readDraft()).toEqual({});
  });

  it.each([
    ["nothing", undefined],
    ["no JSON", "{"],
    ["another kind of value", "[1]"],
    ["an unknown type of account", '{"accountType":"robot"}'],
    ["values of the wrong kind", '{"profile":7,"address":[],"termsVersion":1,"reviewed":"x"}'],
  ])("takes nothing from a store that holds %s", (_, stored) => {
    expect(parseDraft(stored)).toEqual({});
  });

  it("takes only the texts of stored form values", () => {
    expect(parseDraft('{"profile":{"phone":"044","age":3}}').profile).toEqual({ phone: "044" });
  });
});
