import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { kawasaki as municipality } from "../../testing/infrastructure/kawasaki.ts";
import { aStage } from "../../testing/infrastructure/stacks.ts";

const { ja, en } = municipality.terms.body;
const numbers = (body: string, heading: RegExp) =>
  [...body.matchAll(heading)].map(([, number]) => Number(number));

describe("Kawasaki's terms of use", () => {
  it("have a new version, here and in the configuration, when their wording changes", () => {
    const sha256 = createHash("sha256").update(ja, "utf8").digest("hex");
    expect({ version: municipality.terms.version, sha256 }).toMatchInlineSnapshot(`
{
  "sha256": "4c1dd3054e93cb8e3d7b6e7481392a1177a262a824fbb6ebb7acef060b94a6b0",
  "version": "1.0",
}
`);
  });

  it("have the same articles in both languages, in order", () => {
    const articles = numbers(ja, /^## 第(\d+)条/gm);
    expect(articles).toEqual(Array.from({ length: articles.length }, (_, index) => index + 1));
    expect(numbers(en, /^## Article (\d+):/gm)).toEqual(articles);
  });

  it("promise the time that the service gives", () => {
    expect(ja).toContain(`認証コードの有効期限は、メールの送信から${municipality.codeMinutes}分間です。`);
    expect(en).toContain(`valid for ${municipality.codeMinutes} minutes from the time the mail is sent`);
  });

  it("promise the days that the service gives before an account ends", () => {
    const { graceDays } = aStage("prod").withdrawal;
    expect(ja).toContain(`申出をした時から${graceDays}日間は、申出を取り消すことができます。`);
    expect(graceDays).toBe(7);
    expect(en).toContain("For seven days from then you can take this back.");
  });

  it("state the day on which they take effect", () => {
    expect(municipality.terms.effectiveFrom).toBe("2026-11-01");
    expect(ja).toContain("2026年11月1日から施行");
    expect(en).toContain("take effect on 1 November 2026");
  });
});
