import { describe, expect, it } from "@jest/globals";
import { exportAnswer } from "../../../functions/http/export-answer.ts";
import { exportCsv } from "../../../functions/http/export-csv.ts";
import { exportDocument } from "../../../functions/http/export-document.ts";
import { aBusinessProfile, anAccount, anIndividualProfile, aSession } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING } from "../../../testing/fakes/fakes.ts";
import { aClient } from "../../../testing/use-cases/setup.ts";

const LATE_IN_THE_EVENING = Date.UTC(2026, 0, 15, 15, 30);

const representative = { familyName: "多摩", givenName: "川太郎" };
const company = anAccount({
  profile: aBusinessProfile({ organizationName: "=cmd|' /C calc'!A0", representative }),
  status: "withdrawing",
  statusAt: TEN_IN_THE_MORNING + 1_000,
  passwordChangedAt: TEN_IN_THE_MORNING + 2_000,
  lastSignInAt: TEN_IN_THE_MORNING + 3_000,
  sessionEpoch: 7,
  termsAcceptedAt: TEN_IN_THE_MORNING + 1_000,
  termsHistory: [{ version: "2", sha256: "f00d", acceptedAt: TEN_IN_THE_MORNING }],
  organizationHistory: [
    {
      ...{ changedAt: TEN_IN_THE_MORNING, effectiveOn: "2026-01-10", reason: "representative-changed" },
      changed: ["organizationName", "representative"],
      before: { organizationName: "旧商会", representative: { ...representative, familyNameKana: "タマ" } },
    },
  ],
  inactiveSince: TEN_IN_THE_MORNING + 4_000,
  notice: { stage: 2, since: TEN_IN_THE_MORNING + 4_000, at: TEN_IN_THE_MORNING + 5_000 },
  erasesAt: TEN_IN_THE_MORNING + 6_000,
  signIns: [
    { at: TEN_IN_THE_MORNING, ...aClient },
    { at: TEN_IN_THE_MORNING + 3_000, ...aClient, os: "iPhone" },
  ],
});
const person = anAccount({ accountType: "individual", profile: anIndividualProfile() });

const data = (account: typeof company) => ({
  at: LATE_IN_THE_EVENING,
  account,
  sessions: [
    { session: aSession(), isCurrent: true, isLive: true },
    { session: aSession({ sessionId: "session-2" }), isCurrent: false, isLive: false },
  ],
});

/** Every text, number and truth value in a value. */
const leaves = (value: unknown): unknown[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];

describe("what an owner downloads", () => {
  it("has the form, the histories, the sign-ins, the sessions and the factors, by name and date", () => {
    const exported = exportDocument(data(company));
    expect(exported).toMatchObject({
      exportedAt: "2026-01-15T15:30:00.000Z",
      accountType: "business",
      profile: company.profile,
      account: { accountId: "account-1", userSub: "sub-account-1", status: "withdrawing" },
      addressHistory: [{ email: "hanako@example.jp", from: "2026-01-15T01:02:03.456Z" }],
      termsHistory: [
        { version: "2", sha256: "f00d", acceptedAt: "2026-01-15T01:02:03.456Z" },
        { version: "3", sha256: "5ca1ab1e", acceptedAt: "2026-01-15T01:02:04.456Z" },
      ],
      signIns: [{ os: "iPhone" }, { os: "Windows" }],
      sessions: [
        { sessionId: "session-1", current: true, live: true },
        { sessionId: "session-2", current: false, live: false },
      ],
      factors: [{ name: "password", since: "2026-01-15T01:02:05.456Z" }],
      organizationHistory: [{ changedAt: "2026-01-15T01:02:03.456Z", effectiveOn: "2026-01-10" }],
      linkedIdentities: [],
      delegations: [],
    });
  });

  it("says since when there is a password that was never changed", () => {
    expect(exportDocument(data(person)).factors).toEqual([
      { name: "password", since: "2026-01-15T01:02:03.456Z" },
    ]);
  });

  it("is a file whose name has the day in Japan, and is kept by no cache", () => {
    const { headers, body, text } = exportAnswer(data(company), "json");
    expect(headers).toEqual({ "content-disposition": 'attachment; filename="account-2026-01-16.json"' });
    expect([body, text]).toEqual([exportDocument(data(company)), undefined]);
  });

  it("is a table where it is asked for", () => {
    const { headers, body, text } = exportAnswer(data(company), "csv");
    expect(headers).toEqual({
      "content-disposition": 'attachment; filename="account-2026-01-16.csv"',
      "content-type": "text/csv; charset=utf-8",
    });
    expect([body, text]).toEqual([undefined, exportCsv(exportDocument(data(company)))]);
  });
});

describe("the table of what an owner downloads", () => {
  const rows = (account: typeof company) =>
    exportCsv(exportDocument(data(account)))
      .slice(1)
      .split("\r\n");

  it("has two columns, and says things as the screens do", () => {
    expect(rows(company)).toEqual(
      expect.arrayContaining([
        "項目,内容",
        "出力日時,2026年1月16日（金）00:30:00（日本時間）",
        "利用者の種別,事業者",
        "アカウント：状態,廃止の申出中",
        "法人名／事業者名,\"'=cmd|' /C calc'!A0\"",
        "代表者名（姓）,多摩",
        "担当者名カナ（セイ）,カワサキ",
        "お知らせ・通知メール,はい",
        "団体名・代表者の変更1：理由,代表者の交代",
        "団体名・代表者の変更1：変更した項目,代表者名",
        "団体名・代表者の変更1：変更前の法人名／事業者名,旧商会",
        "メールアドレスの履歴1：メールアドレス,hanako@example.jp",
        "同意した利用規約2：版,3",
        "最近のログイン1：OS,iPhone",
        "最近のログイン2：OS,Windows",
        "ログイン中の端末1：この端末,はい",
        "ログイン中の端末2：ログイン中,いいえ",
        "本人確認の手段1：種類,パスワード",
      ]),
    );
  });

  it.each([
    ["business", company],
    ["individual", person],
  ])("has one row for everything in a %s's document, each with a name in Japanese", (_, account) => {
    const [, ...table] = rows(account).slice(0, -1);
    expect(table).toHaveLength(
      leaves(exportDocument(data(account))).filter((leaf) => leaf !== undefined).length,
    );
    for (const row of table)
      expect(row).toMatch(/^"?(OS|[^a-z/]*\p{Script=Han}|[^a-z/]*\p{Script=Katakana})/u);
  });
});
