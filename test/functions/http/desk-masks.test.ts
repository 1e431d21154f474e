import { describe, expect, it } from "@jest/globals";
import {
  maskedAddress,
  maskedOrganization,
  maskedPerson,
  maskedPhone,
} from "../../../functions/http/desk-masks.ts";

describe("what the desk sees of personal data", () => {
  it.each([
    ["川崎製作所株式会社", "川崎●●●株式会社"],
    ["株式会社川崎製作所", "株式会社川崎●●●"],
    ["特定非営利活動法人みどり", "特定非営利活動法人み●●●"],
    ["みどり", "み●●●"],
    ["川崎市商店会連合", "川崎●●●"],
  ])("%s is %s", (name, masked) => expect(maskedOrganization(name)).toBe(masked));

  it("is a person's first character, a mailbox's, and a number's last three", () => {
    expect(maskedPerson("山田")).toBe("山●●●");
    expect(maskedPerson("𠮷田")).toBe("𠮷●●●");
    expect(maskedAddress("hanako@example.jp")).toBe("h●●●@example.jp");
    expect(maskedPhone("0312345678")).toBe("●●●●●●●678");
  });
});
