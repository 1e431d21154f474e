import { describe, expect, it } from "@jest/globals";
import { explain } from "../../../commands/desk/explain.ts";
import { printedFinding } from "../../../commands/desk/printed.ts";
import { type FindingAnswer, findingAnswer } from "../../../contracts/desk.ts";

const at = "2026-01-15T01:30:00.000Z";
const found = (special: Partial<FindingAnswer> = {}): FindingAnswer => ({
  ...{ state: "none", mails: [], limits: [], holds: [], proposals: [], deskActions: [] },
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
    const mails = [{ kind: "code", number: 1, status: "bounced" as const, at }];
    expect(explain(found({ state: "code-sent", code, mails }), "ja")).toEqual([
      expect.stringContaining("戻っています"),
    ]);
    const limits = [{ limit: "codes-per-address" as const, count: 30, atMost: 30, until: at }];
    expect(explain(found({ limits }), "en")[0]).toContain("limit");
    expect(explain(found({ holds: [{ reason: "changed", until: at }] }), "ja")[0]).toContain("確保");
  });

  it("says when a locked code can be renewed", () => {
    const locked = found({ state: "code-sent", code: { ...code, attemptsLeft: 0 } });
    expect(explain(locked, "ja")[0]).toContain("10:30");
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
