import { describe, expect, it } from "@jest/globals";
import type { OperatorLanguage } from "../../../contracts/language.ts";
import type { Statistics } from "../../../functions/domain/statistics.ts";
import { published, publishedCsv } from "../../../functions/domain/statistics-table.ts";

const nothing: Statistics = {
  ...{ days: [], byAccountType: [], byLanguage: [], steps: [], mails: [] },
  codes: { entered: 0, wrong: 0, resent: 0 },
  ...{ brokenRules: [], signIns: [], failedSignIns: 0, deskActions: [], events: [] },
};

/** Every figure is another, and about more than four. */
const everything: Statistics = {
  days: [
    { day: "2026-11-22", started: 79, codeSent: 78, verified: 77, completed: 76 },
    { day: "2026-11-23", started: 75, codeSent: 74, verified: 73, completed: 72 },
  ],
  byAccountType: [
    { name: "business", started: 59, completed: 58 },
    { name: "individual", started: 57, completed: 56 },
  ],
  byLanguage: [{ name: "ja-easy", started: 55, completed: 54 }],
  steps: [
    { name: "started", reached: 49, lost: 0, minutes: undefined },
    { name: "codeSent", reached: 48, lost: 5, minutes: 0.5 },
    { name: "verified", reached: 47, lost: 6, minutes: 2.5 },
    { name: "completed", reached: 46, lost: 7, minutes: 10.1 },
  ],
  mails: [
    { name: "carrier", sent: 39, delivered: 38, bounced: 37, late: 36 },
    { name: "free", sent: 35, delivered: 34, bounced: 33, late: 32 },
  ],
  codes: { entered: 65, wrong: 16, resent: 15 },
  brokenRules: [{ name: "name:kana", count: 17 }],
  signIns: [{ name: "password", count: 18 }],
  failedSignIns: 19,
  deskActions: [
    { name: "lost-mailbox", count: 21 },
    { name: "unknown", count: 20 },
  ],
  events: [{ name: "auth.failed", count: 22 }],
};

/** The file's lines, without what marks it as UTF-8. */
function linesOf(statistics: Statistics, language: OperatorLanguage): readonly string[] {
  const csv = publishedCsv(statistics, language);
  expect(csv).toMatch(/^\uFEFF[^\uFEFF]*\r\n$/);
  return csv.slice(1, -2).split("\r\n");
}

describe("the table of the figures", () => {
  it("has all of them in Japanese", () => {
    expect(linesOf(everything, "ja")).toEqual([
      "区分,項目,指標,値",
      "日ごとの登録,2026-11-22,開始,79",
      "日ごとの登録,2026-11-22,コード送付,78",
      "日ごとの登録,2026-11-22,アドレス確認,77",
      "日ごとの登録,2026-11-22,完了,76",
      "日ごとの登録,2026-11-23,開始,75",
      "日ごとの登録,2026-11-23,コード送付,74",
      "日ごとの登録,2026-11-23,アドレス確認,73",
      "日ごとの登録,2026-11-23,完了,72",
      "アカウントの種類,business,開始,59",
      "アカウントの種類,business,完了,58",
      "アカウントの種類,individual,開始,57",
      "アカウントの種類,individual,完了,56",
      "言語,ja-easy,開始,55",
      "言語,ja-easy,完了,54",
      "手続きの段階,開始,到達,49",
      "手続きの段階,開始,離脱,0",
      "手続きの段階,開始,前の段階からの時間（中央値、分）,",
      "手続きの段階,コード送付,到達,48",
      "手続きの段階,コード送付,離脱,5",
      "手続きの段階,コード送付,前の段階からの時間（中央値、分）,0.5",
      "手続きの段階,アドレス確認,到達,47",
      "手続きの段階,アドレス確認,離脱,6",
      "手続きの段階,アドレス確認,前の段階からの時間（中央値、分）,2.5",
      "手続きの段階,完了,到達,46",
      "手続きの段階,完了,離脱,7",
      "手続きの段階,完了,前の段階からの時間（中央値、分）,10.1",
      "メール（宛先の種類）,carrier,送信,39",
      "メール（宛先の種類）,carrier,受け取り確認,38",
      "メール（宛先の種類）,carrier,不達,37",
      "メール（宛先の種類）,carrier,遅延,36",
      "メール（宛先の種類）,free,送信,35",
      "メール（宛先の種類）,free,受け取り確認,34",
      "メール（宛先の種類）,free,不達,33",
      "メール（宛先の種類）,free,遅延,32",
      "確認コード,,入力,65",
      "確認コード,,誤り,16",
      "確認コード,,100回あたりの誤り,24.6",
      "確認コード,,再送,15",
      "入力の決まり,name:kana,件数,17",
      "サインイン,password,件数,18",
      "サインイン,,失敗,19",
      "窓口の操作（理由）,メールアドレスが使えない,件数,21",
      "窓口の操作（理由）,unknown,件数,20",
      "出来事,auth.failed,件数,22",
    ]);
  });

  it("has all of them in English", () => {
    expect(linesOf(everything, "en")).toEqual([
      "section,item,figure,value",
      "Registrations by day,2026-11-22,started,79",
      "Registrations by day,2026-11-22,code sent,78",
      "Registrations by day,2026-11-22,address verified,77",
      "Registrations by day,2026-11-22,completed,76",
      "Registrations by day,2026-11-23,started,75",
      "Registrations by day,2026-11-23,code sent,74",
      "Registrations by day,2026-11-23,address verified,73",
      "Registrations by day,2026-11-23,completed,72",
      "Account type,business,started,59",
      "Account type,business,completed,58",
      "Account type,individual,started,57",
      "Account type,individual,completed,56",
      "Language,ja-easy,started,55",
      "Language,ja-easy,completed,54",
      "Steps,started,reached,49",
      "Steps,started,dropped off,0",
      "Steps,started,median minutes from the step before,",
      "Steps,code sent,reached,48",
      "Steps,code sent,dropped off,5",
      "Steps,code sent,median minutes from the step before,0.5",
      "Steps,address verified,reached,47",
      "Steps,address verified,dropped off,6",
      "Steps,address verified,median minutes from the step before,2.5",
      "Steps,completed,reached,46",
      "Steps,completed,dropped off,7",
      "Steps,completed,median minutes from the step before,10.1",
      "Mails (kind of address),carrier,sent,39",
      "Mails (kind of address),carrier,delivered,38",
      "Mails (kind of address),carrier,bounced,37",
      "Mails (kind of address),carrier,late,36",
      "Mails (kind of address),free,sent,35",
      "Mails (kind of address),free,delivered,34",
      "Mails (kind of address),free,bounced,33",
      "Mails (kind of address),free,late,32",
      "Codes,,entered,65",
      "Codes,,wrong,16",
      "Codes,,wrong per 100,24.6",
      "Codes,,resent,15",
      "Rules of inputs,name:kana,count,17",
      "Sign-ins,password,count,18",
      "Sign-ins,,failed,19",
      '"Desk, by reason",The mailbox is lost,count,21',
      '"Desk, by reason",unknown,count,20',
      "Events,auth.failed,count,22",
    ]);
  });
});

describe("what leaves the city", () => {
  it.each([
    [0, "0"],
    [1, "5未満"],
    [4, "5未満"],
    [5, "5"],
    [12, "12"],
  ])("shows %i as %s", (value, shown) => {
    expect(published({ value, of: value }, "ja")).toBe(shown);
  });

  it("says nothing of a median of few", () => {
    expect(published({ value: 12.5, of: 3 }, "en")).toBe("under 5");
  });

  it("says nothing where there is no figure", () => {
    expect(published({ value: undefined, of: 0 }, "en")).toBe("");
  });

  it("is a table with no figure from 1 to 4 about people", () => {
    const few = {
      days: [{ day: "2026-11-22", started: 7, codeSent: 6, verified: 4, completed: 1 }],
      steps: [{ name: "verified", reached: 4, lost: 2, minutes: 12.5 }],
      codes: { entered: 80, wrong: 4, resent: 0 },
    } as const;
    expect(linesOf({ ...nothing, ...few }, "ja")).toEqual([
      "区分,項目,指標,値",
      "日ごとの登録,2026-11-22,開始,7",
      "日ごとの登録,2026-11-22,コード送付,6",
      "日ごとの登録,2026-11-22,アドレス確認,5未満",
      "日ごとの登録,2026-11-22,完了,5未満",
      "手続きの段階,アドレス確認,到達,5未満",
      "手続きの段階,アドレス確認,離脱,5未満",
      "手続きの段階,アドレス確認,前の段階からの時間（中央値、分）,5未満",
      "確認コード,,入力,80",
      "確認コード,,誤り,5未満",
      "確認コード,,100回あたりの誤り,5未満",
      "確認コード,,再送,0",
      "サインイン,,失敗,0",
    ]);
  });

  it("is a table with no part of nothing", () => {
    expect(linesOf(nothing, "en")).toEqual([
      "section,item,figure,value",
      "Codes,,entered,0",
      "Codes,,wrong,0",
      "Codes,,wrong per 100,",
      "Codes,,resent,0",
      "Sign-ins,,failed,0",
    ]);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+81-42", "'+81-42"],
    ["-1", "'-1"],
    ["@here", "'@here"],
    ["\there", "'\there"],
    ["a=b", "a=b"],
    ["name:kana,phone", '"name:kana,phone"'],
    ['the "old" desk', '"the ""old"" desk"'],
    ["two\nlines", '"two\nlines"'],
    ["two\rlines", '"two\rlines"'],
    ["=1,1", '"\'=1,1"'],
  ])("has the name %j as a text of one cell", (name, cell) => {
    const csv = publishedCsv({ ...nothing, events: [{ name, count: 6 }] }, "en");
    expect(csv.endsWith(`\r\nEvents,${cell},count,6\r\n`)).toBe(true);
  });
});
