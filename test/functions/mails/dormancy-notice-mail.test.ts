import { describe, expect, it } from "@jest/globals";
import { japanDate } from "../../../contracts/japan-moment.ts";
import { pathIn } from "../../../contracts/site-paths.ts";
import { renderDormancyNoticeMail } from "../../../functions/mails/dormancy-notice-mail.ts";
import { renderFarewellMail } from "../../../functions/mails/farewell-mail.ts";
import { languages, sender } from "../../../testing/mail-sender.ts";

const facts = {
  lastUsedAt: new Date("2024-02-29T03:00:00Z"),
  // The evening of the day before in UTC.
  dueAt: new Date("2026-02-27T18:00:00Z"),
};

describe.each(languages)("a mail about an account that nobody uses (%s)", (language) => {
  it.each(["dormancy", "end"] as const)(
    "names both days with their years, and a way on: before %s",
    (ahead) => {
      const { text, html } = renderDormancyNoticeMail({ ...facts, ahead }, language, sender);
      const [used, due] = [facts.lastUsedAt, facts.dueAt].map((day) => japanDate(day, language));
      expect(used).toMatch(/2024/);
      for (const part of [text, html]) {
        expect(part).toContain(used);
        expect(part).toContain(due);
      }
      expect(text).toContain(`${sender.siteUrl}${pathIn(language, "/")}`);
    },
  );

  it("says for the last time why the account is gone", () => {
    const [withdrawn, dormant] = (["withdrawn", "dormant"] as const).map((reason) =>
      renderFarewellMail({ reason }, language, sender),
    );
    expect(withdrawn?.subject).toBe(dormant?.subject);
    expect(withdrawn?.text).not.toBe(dormant?.text);
  });
});
