/** The form of 『利用者情報の入力（事業者）』, filled in as people do: with full-width digits and hyphens. */
export const exampleProfile = {
  organizationName: "多摩川精密工業株式会社",
  postalCode: "２１０－０００７",
  prefecture: "神奈川県",
  city: "川崎市川崎区",
  streetAddress: "駅前本町１１－２",
  representative: {
    familyName: "多摩",
    givenName: "川太郎",
    familyNameKana: "たま",
    givenNameKana: "かわたろう",
  },
  phone: "044-200-2111",
  department: "総務部",
  contact: {
    familyName: "中原",
    givenName: "花子",
    familyNameKana: "ナカハラ",
    givenNameKana: "ハナコ",
    birthDate: "1990-04-01",
  },
  notifications: false,
};

export const examplePassword = "Tsubame-to-Kaze-2026";

/** A new address for each run, so that each run is a first registration. */
export function newEmail(): string {
  return `hanako.${(Date.now() + Math.random()).toString(36).replace(".", "-")}@tamagawa-seimitsu.example.jp`;
}
