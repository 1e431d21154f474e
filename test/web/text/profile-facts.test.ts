import { describe, expect, it } from "@jest/globals";
import { sectionsOf } from "../../../web/account/sections.ts";
import type { Chosen } from "../../../web/forms/profile-fields.ts";
import { myPageWords } from "../../../web/messages/account.ts";
import { ja } from "../../../web/messages/ja.ts";
import { profileFacts } from "../../../web/text/profile-facts.ts";

const profile = {
  organizationName: "川崎商店",
  phone: "0442002111",
  contact: { familyName: "山田", givenName: "花子", birthDate: "1989-01-08" },
  notifications: true,
};
const context = { m: ja, language: "ja", config: {} } as const;

describe("a profile as people read it", () => {
  it("has every field of the city's form, in its order", () => {
    expect(profileFacts("business", profile, context).map(({ label }) => label)).toEqual([
      "法人名／事業者名",
      "郵便番号",
      "都道府県",
      "市区町村",
      "町名・番地・建物名・部屋番号",
      "代表者名（姓）",
      "代表者名（名）",
      "代表者名カナ（セイ）",
      "代表者名カナ（メイ）",
      "連絡先電話番号",
      "担当部署",
      "担当者名（姓）",
      "担当者名（名）",
      "担当者名カナ（セイ）",
      "担当者名カナ（メイ）",
      "担当者生年月日",
      "お知らせ・通知メール",
    ]);
  });

  it("tells dates with their era, wishes in words, and leaves empty what was not given", () => {
    const values = new Map(
      profileFacts("business", profile, context).map(({ name, value }) => [name, value]),
    );
    expect(values.get("contact/birthDate")).toBe("1989年1月8日（平成元年）");
    expect(values.get("notifications")).toBe("希望する");
    expect(values.get("department")).toBe("");
  });

  it.each(["business", "individual"] as const)(
    "stands on My page completely, each fact once (%s)",
    (type) => {
      const facts = profileFacts(type, profile, context);
      const sections = sectionsOf(type, facts, myPageWords.ja);
      expect(
        sections
          .flatMap((section) => section.facts)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(facts.map(({ name }) => name).toSorted());
      expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
    },
  );

  it("has the further fields that are offered, and those that have something in them", () => {
    const names = (of: object, config: Chosen) =>
      profileFacts("business", of, { ...context, config }).map(({ name }) => name);
    const offered = { profileFields: { business: { tradeName: "optional" } } } as const;
    expect(names(profile, offered).slice(0, 3)).toEqual(["organizationName", "tradeName", "postalCode"]);
    const stored = { ...profile, corporateNumber: "7000012050002" };
    expect(names(stored, {}).slice(0, 3)).toEqual(["organizationName", "corporateNumber", "postalCode"]);
  });
});
