import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { reasonInWords, reasons } from "../../../commands/audit/words/reasons.ts";
import { limitNames } from "../../../functions/domain/limits.ts";

const document = readFileSync(join(import.meta.dirname, "../../../docs/state-machine.md"), "utf8");

/** What the developers' table of audit events lists in its column of reasons; `<…>` stands for many. */
function documented(): string[] {
  const section = document.split("## Audit events")[1] ?? "";
  const cells = [...section.matchAll(/^\|[^|]+\|[^|]+\|([^|]+)\|/gm)].map(([, cell = ""]) => cell);
  const words = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word));
  return words.filter((word) => !word.includes("<") && !word.includes(","));
}

describe("a reason", () => {
  it("is known to developers", () => {
    expect(documented().length).toBeGreaterThan(20);
  });

  it.each([...documented(), ...limitNames])("%s has words of its own", (reason) => {
    expect(reasons).toHaveProperty([reason]);
  });

  it.each([
    ["phone,contact", "連絡先電話番号・担当者名"],
    ["/profile/phone:required", "連絡先電話番号 (required)"],
    ["/code:required,/password:too-short", "認証コード (required)・パスワード (too-short)"],
    ["malformed-json:syntax", "JSON として読めない (syntax)"],
    ["something-newer", "something-newer"],
    ["__proto__", "__proto__"],
  ])("%s is worded as %s", (reason, words) => {
    expect(reasonInWords(reason, "ja")).toBe(words);
  });
});
