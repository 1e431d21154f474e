import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, describe as group, it } from "@jest/globals";
import type * as z from "zod/mini";
import { endpoints } from "../../contracts/endpoints.ts";
import { fieldErrors, foundError, hasUnknownMember } from "../../contracts/field-errors.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { inWords } from "../../contracts/field-words.ts";
import { japaneseSentences } from "../../contracts/japanese-sentences.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { language } from "../../contracts/localized.ts";
import { newPassword } from "../../contracts/password.ts";
import { businessProfile, individualProfile } from "../../contracts/profile.ts";

/** An error as the wire has it. */
const describe = (pointer: string, code: string, params: object, language: Language) =>
  inWords(foundError(pointer, code, { ...params }), language);

const contracts = join(import.meta.dirname, "../../contracts");

/** Where a schema's source names a code: in an issue, or in a rule. */
const codeInSource =
  /(?:\b(?:error|message): |\b(?:rule|ofHalfWidth)\(\s*|\bmatching\([^"]*, |\brepeats\("\w+", "\w+", )"([a-z-]+)"/g;

/** The codes that stand in the schemas' sources. */
const usedCodes = readdirSync(contracts, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) => [...readFileSync(join(contracts, name), "utf8").matchAll(codeInSource)])
  .flatMap(([, code]) => code ?? []);

/** Codes that are reported without a schema of ours having found them. */
const otherCodes = ["invalid", "unknown-member", "password-refused", "password-common", "password-context"];

/** What programs distinguish by, whatever becomes of the sources. */
const lasting = [
  ...["required", "too-long", "unsupported-character", "email-half-width", "email-too-long", "email-dots"],
  ...["email-format", "email-mismatch", "account-type", "terms-not-accepted", "code-format", "kana"],
  ...["password-half-width", "password-too-short", "password-too-long", "password-classes"],
  ...["password-outer-space", "password-mismatch", "postal-code", "phone", "phone-unassigned", "date"],
  ...["date-range", "boolean", "object"],
];

const params = {
  max: 50,
  characters: [{ character: "髙", codePoint: "U+9AD9", position: 2, suggestion: "高" }],
};

group("every code", () => {
  const codes = [...new Set([...lasting, ...usedCodes, ...otherCodes])];
  it("is found in the sources", () => {
    expect(lasting.filter((code) => !usedCodes.includes(code))).toEqual([]);
  });

  it.each(codes)("%s has its sentence in both languages", (code) => {
    const [ja, en] = language.options.map((one) => describe("/password", code, params, one));
    expect(ja).toMatchObject({ pointer: "/password", code });
    expect(ja?.detail).toMatch(/[ぁ-ん].*(。|例：\d+)$/);
    expect(en?.detail).toMatch(/^[\x20-\x7e髙高（）]+\.$/);
    expect(`${ja?.detail}${en?.detail}`).not.toMatch(/undefined|NaN|\[object/);
  });
});

group("every sentence", () => {
  const remedies: Localized<RegExp> = {
    ja: /ください/,
    "ja-easy": /ください/,
    en: /\b(?:Use|Enter|Check|Agree|Remove|Choose|Make|remove|write) |\bmust be /,
  };
  const cases = language.options.flatMap((one) =>
    Object.keys(japaneseSentences).map((code) => [one, code] as const),
  );

  it.each(cases)("says what to do (%s, %s)", (one, code) => {
    expect(describe("/fax", code, { max: 50 }, one).detail).toMatch(remedies[one]);
    expect(describe("/fax", code, { ...params, suggestion: "スミス" }, one).detail).toMatch(remedies[one]);
  });

  it("about a member that no contract knows says to leave it out", () => {
    expect(language.options.map((one) => describe("/fax", "unknown-member", {}, one).detail)).toEqual([
      "「fax」という項目はありません。取り除いて送信してください。",
      'There is no member called "fax". Remove it.',
      "「fax」は ありません。消して 送って ください。",
    ]);
  });
});

/** The pointers of every field that a request's schema has. */
function pointersOf(schema: z.ZodMiniType, base = ""): string[] {
  const { def } = schema._zod;
  if (def.type === "pipe") return pointersOf((def as z.core.$ZodPipeDef).out as z.ZodMiniType, base);
  if (def.type === "optional" || def.type === "default") {
    return pointersOf((def as z.core.$ZodOptionalDef).innerType as z.ZodMiniType, base);
  }
  if (def.type !== "object") return [base];
  const { shape } = def as z.core.$ZodObjectDef;
  return [
    ...(base === "" ? [] : [base]),
    // A schema's shape holds the schemas of its members.
    ...Object.entries(shape).flatMap(([name, member]) =>
      pointersOf(member as z.ZodMiniType, `${base}/${name}`),
    ),
  ];
}

group("every field", () => {
  const requests = endpoints.flatMap(({ request, query }) => [request ?? [], query ?? []].flat());
  const pointers = [
    ...requests.flatMap((request) => pointersOf(request)),
    ...pointersOf(businessProfile, "/profile"),
    ...pointersOf(businessProfile),
    ...pointersOf(individualProfile, "/profile"),
    ...pointersOf(individualProfile),
  ].filter((pointer) => pointer !== "");

  it("is found in the schemas", () => {
    expect(pointers).toEqual(
      expect.arrayContaining([
        "/email",
        "/profile/contact/birthDate",
        "/representative/familyNameKana",
        "/code",
      ]),
    );
  });

  it.each([...new Set(pointers)])("%s has its label in both languages", (pointer) => {
    const { ja, en } = fieldLabel(pointer);
    expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });
});

group("a field error", () => {
  it("names its field with the city's own label", () => {
    expect(describe("/profile/contact/familyNameKana", "kana", {}, "ja").detail).toBe(
      "担当者名カナ（セイ）は全角カタカナで入力してください。",
    );
    expect(describe("/organizationName", "too-long", { max: 100 }, "en").detail).toBe(
      "Name of corporation or business must be 100 characters or fewer.",
    );
  });

  it("of a code without a sentence asks to check the value", () => {
    for (const code of ["Invalid input", "toString", "__proto__", ""]) {
      expect(describe("/phone", code, {}, "ja")).toEqual({
        pointer: "/phone",
        code: "invalid",
        detail: "連絡先電話番号の値を確認してください。",
      });
    }
  });

  it("names the characters that cannot be stored", () => {
    expect(describe("/familyName", "unsupported-character", params, "ja")).toMatchObject({
      detail: "氏名（姓）に使用できない文字があります：2文字目の髙（U+9AD9）は「高」と入力してください。",
      characters: params.characters,
    });
  });

  it.each<[object, string, string]>([
    [
      { character: "髙", codePoint: "U+9AD9", position: 2, suggestion: "高" },
      "2文字目の髙（U+9AD9）は「高」と入力してください",
      "write 高 for character 2, 髙（U+9AD9）",
    ],
    [
      { character: "彅", codePoint: "U+5F45", position: 1 },
      "1文字目の彅（U+5F45）は別の漢字か、ひらがな・カタカナで入力してください",
      "write character 1, 彅（U+5F45）, as another kanji or in kana",
    ],
    [
      { character: "\uE000", codePoint: "U+E000", position: 1 },
      "1文字目の\uE000（U+E000）は別の漢字か、ひらがな・カタカナで入力してください",
      "write character 1, \uE000（U+E000）, as another kanji or in kana",
    ],
    [
      { character: "🏯", codePoint: "U+1F3EF", position: 3 },
      "3文字目の🏯（U+1F3EF）は削除するか、別の文字に置き換えてください",
      "remove or replace character 3, 🏯（U+1F3EF）",
    ],
    [
      { character: "", codePoint: "U+200B", position: 1 },
      "1文字目のU+200Bは削除するか、別の文字に置き換えてください",
      "remove or replace character 1, U+200B",
    ],
  ])("says what to do about %j", (refused, ja, en) => {
    const of = { characters: [refused, refused] };
    const sentenceIn = (language: "ja" | "en") =>
      describe("/city", "unsupported-character", of, language).detail;
    expect(sentenceIn("ja")).toBe(`市区町村に使用できない文字があります：${ja}、${ja}。`);
    expect(sentenceIn("en")).toContain(`cannot be used: ${en}; ${en}.`);
  });

  it("of a character that was not looked at says that there is one", () => {
    const of = (language: "ja" | "en") => describe("/city", "unsupported-character", {}, language);
    expect(of("ja")).toEqual({
      pointer: "/city",
      code: "unsupported-character",
      detail: "市区町村に使用できない文字があります。取り除くか、別の文字に置き換えてください。",
    });
    expect(of("en").detail).toMatch(/contains characters that cannot be used\. Remove or replace them\.$/);
  });

  it("of a reading gives the example that was found", () => {
    const of = (language: "ja" | "en") =>
      describe("/familyNameKana", "kana", { suggestion: "スミス" }, language);
    expect(of("ja")).toMatchObject({
      suggestion: "スミス",
      detail: expect.stringMatching(/（例：スミス）。$/),
    });
    expect(of("en").detail).toMatch(/, for example スミス\.$/);
    expect(describe("/familyNameKana", "kana", {}, "en").detail).toMatch(/katakana\.$/);
  });

  it("points to where the value stands in the request", () => {
    const { error } = individualProfile.safeParse({ birthDate: "2023-02-29" });
    const pointers = fieldErrors(error?.issues ?? [], "/profile").map(({ pointer }) => pointer);
    expect(pointers).toContain("/profile/birthDate");
  });

  it("names each unknown member on its own, escaped and not longer than a name may be", () => {
    const long = "x".repeat(5000);
    const { error } = individualProfile.safeParse({ "a/b": 1, [long]: 1 });
    const unknown = fieldErrors(error?.issues ?? []).filter(({ code }) => code === "unknown-member");
    expect(unknown.map(({ pointer }) => pointer)).toEqual(["/a~1b", `/${"x".repeat(60)}`]);
    expect(hasUnknownMember(error?.issues ?? [])).toBe(true);
    const missing = individualProfile.safeParse({}).error?.issues ?? [];
    expect(hasUnknownMember(missing)).toBe(false);
  });

  it.each(["__proto__", "constructor", "toString"])("takes a member called %s for any other", (name) => {
    expect(fieldLabel(`/${name}`)).toEqual({ ja: name, en: name, "ja-easy": name });
  });
});

it("a password of too few kinds is answered with the kinds it has", () => {
  const outcome = newPassword.safeParse("abcdefgh");
  const errors = fieldErrors(outcome.error?.issues ?? [], "/password").map((found) => inWords(found, "ja"));
  expect(errors).toMatchObject([{ pointer: "/password", code: "password-classes", classes: ["lower"] }]);
});
