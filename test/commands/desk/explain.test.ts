import { describe, expect, it } from "@jest/globals";
import { explain } from "../../../commands/desk/explain.ts";
import { printedFinding } from "../../../commands/desk/printed.ts";
import { type FindingAnswer, findingAnswer } from "../../../contracts/desk.ts";

const at = "2026-01-15T01:30:00.000Z";
const found = (special: Partial<FindingAnswer> = {}): FindingAnswer => ({
  ...{ state: "none", mails: [], openFlows: [], limits: [], holds: [], proposals: [], deskActions: [] },
  ...special,
});
const code = { number: 1, attemptsLeft: 3, expiresAt: at, resendAvailableAt: at };
const states = findingAnswer.shape.state.options;

describe("what is read out to a registrant", () => {
  it.each(states)("has words for %s in each language, without a gap", (state) => {
    for (const language of ["ja", "en"] as const) {
      const [said = ""] = explain(found({ state, code, erasesAt: at }), language);
      expect(said.length).toBeGreaterThan(20);
      expect(said).not.toMatch(/undefined|Invalid/);
    }
  });

  it("begins with what stands in the way: a returned mail, a limit, a held address", () => {
    const mails = [{ kind: "code" as const, number: 1, status: "bounced" as const, at }];
    expect(explain(found({ state: "code-sent", code, mails }), "ja")).toEqual([
      expect.stringContaining("戻っています"),
    ]);
    const limits = [{ limit: "codes-per-address" as const, count: 30, atMost: 30, until: at }];
    expect(explain(found({ limits }), "en")[0]).toContain("limit");
    expect(explain(found({ holds: [{ reason: "changed", until: at }] }), "ja")[0]).toContain("確保");
  });

  it("has an account's owner change the address that mails come back from", () => {
    const mails = [{ kind: "sign-in-notice" as const, number: 0, status: "bounced" as const, at }];
    expect(explain(found({ state: "active", accountId: "a", mails }), "ja")).toEqual([
      expect.stringContaining("メールアドレスの変更"),
    ]);
  });

  it("has whoever has begun to set a password go on with that", () => {
    const open = { kind: "password-reset" as const, startedAt: at, code };
    const begun = (state: "code-sent" | "expired") =>
      explain(found({ state: "active", openFlows: [{ ...open, state }] }), "ja")[0];
    expect(begun("code-sent")).toContain("10:30");
    expect(begun("expired")).toContain("利用できる状態");
  });

  it("says when a locked code can be renewed", () => {
    const locked = found({ state: "code-sent", code: { ...code, attemptsLeft: 0 } });
    expect(explain(locked, "ja")[0]).toContain("10:30");
  });

  it("names the mails and what is open beside it", () => {
    const mails = [
      { kind: "reset-code" as const, number: 2, status: "delivered" as const, at },
      { kind: "completion" as const, number: 0, status: "bounced" as const, at },
    ];
    const openFlows = [{ kind: "revival" as const, state: "code-sent" as const, startedAt: at, code }];
    expect(printedFinding(found({ mails, openFlows }), "ja").split("\n").slice(1)).toEqual([
      expect.stringMatching(/^メール: .*10:30.* 認証コード（パスワードの再設定） 2: 配達済み$/),
      expect.stringMatching(/^メール: .* 登録の完了: 不達$/),
      expect.stringMatching(/^途中の手続き: .* 利用の再開: コードの入力待ち \(あと 3 回入力可/),
    ]);
  });

  it("shows of a proposed correction whether its mailbox is proven, and whether the owner objected", () => {
    const why = {
      reason: "lost-mailbox",
      ticket: "T-1",
      digest: "00",
      proposedAt: at,
      expiresAt: at,
    } as const;
    const correction = { newEmail: "h●●●@example.jp", evidence: "letter" } as const;
    const proposal = { proposalId: "a.p", kind: "correct-address", state: "proposed", ...why } as const;
    const line = (special: object, language: "ja" | "en") =>
      printedFinding(found({ proposals: [{ ...proposal, ...correction, ...special }] }), language);
    expect(line({}, "ja")).toContain("h●●●@example.jp、郵送の照会、新しいアドレスは未確認");
    expect(line({ confirmedAt: at }, "ja")).toMatch(/10:30.* に確認済み/);
    expect(line({ state: "rejected", objectedAt: at }, "ja")).toMatch(/10:30.* に持ち主が止めた/);
    expect(line({}, "en")).toContain("mailbox not proven yet");
    expect(line({ confirmedAt: at, objectedAt: at }, "en")).toMatch(/mailbox proven .*stopped by the owner/);
  });

  it("is beside what was found, a line each", () => {
    const lines = printedFinding(found({ state: "active", name: "川崎●●●株式会社", createdAt: at }), "ja");
    expect(lines.split("\n")).toEqual([
      "状態: 利用中",
      "名称: 川崎●●●株式会社",
      expect.stringContaining("作成日時: "),
    ]);
  });
});
