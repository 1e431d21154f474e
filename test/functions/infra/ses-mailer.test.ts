import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Language } from "../../../contracts/language.ts";
import { mailSender, ses, sesMailer } from "../../../functions/infra/ses-mailer.ts";
import { answered } from "../../../testing/infra/answered.ts";

const about = { kind: "code", flowId: "r-1", codeNumber: 2 } as const;
const mail = {
  language: "ja",
  subject: "認証コードのお知らせ",
  text: "本文\n",
  html: "<p>本文</p>",
} as const;

function mailing(
  senderName = "オンライン手続きかわさき（e-KAWASAKI）",
  answer: object = { MessageId: "id-1" },
) {
  const { client, asked } = answered(ses(), () => answer);
  const mailer = sesMailer(client, {
    sender: "no-reply@example.jp",
    senderName: { ja: senderName, en: "e-KAWASAKI", "ja-easy": senderName },
    configurationSet: "mails",
  });
  const send = (language: Language = "ja") => mailer.send("hanako@example.jp", { ...mail, language }, about);
  return { asked, send };
}

/** The display name as a mail program reads it (RFC 2047): adjacent encoded words are one text. */
const decoded = (name: string) =>
  name
    .split(" ")
    .map((word) => /^=\?UTF-8\?B\?([A-Za-z0-9+/]+=*)\?=$/.exec(word)?.[1] ?? "")
    .map((base64) => Buffer.from(base64, "base64").toString("utf8"))
    .join("");

describe("a mail", () => {
  it("is handed to SES under the configuration set, with its tags", async () => {
    const { asked, send } = mailing();
    expect(await send()).toEqual({ messageId: "id-1" });
    expect(asked).toEqual([
      {
        command: "SendEmailCommand",
        input: {
          FromEmailAddress: expect.stringMatching(/ <no-reply@example\.jp>$/),
          Destination: { ToAddresses: ["hanako@example.jp"] },
          ConfigurationSetName: "mails",
          Content: {
            Simple: {
              Subject: { Data: mail.subject, Charset: "UTF-8" },
              Body: {
                Text: { Data: mail.text, Charset: "UTF-8" },
                Html: { Data: mail.html, Charset: "UTF-8" },
              },
              Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
            },
          },
          EmailTags: [
            { Name: "kind", Value: "code" },
            { Name: "flowId", Value: "r-1" },
            { Name: "codeNumber", Value: "2" },
            { Name: "correlationId", Value: "unknown" },
          ],
        },
      },
    ]);
  });

  it("that got no id was not handed over", async () => {
    await expect(mailing(undefined, {}).send()).rejects.toThrow();
  });
});

it("comes from the municipality's mailbox, under the service's name in the mail's language", async () => {
  const SETTINGS = { serviceName: { ja: "オンライン手続き", en: "Online procedures", "ja-easy": "手続き" } };
  expect(mailSender({ MAIL_SENDER: "a@b.jp", MAIL_CONFIGURATION_SET: "mails", SETTINGS })).toEqual({
    sender: "a@b.jp",
    senderName: SETTINGS.serviceName,
    configurationSet: "mails",
  });
  const { asked, send } = mailing();
  await send("en");
  const [name = ""] = String(asked[0]?.input["FromEmailAddress"]).split(" <");
  expect(decoded(name)).toBe("e-KAWASAKI");
});

describe("the sender's display name", () => {
  async function displayName(senderName: string): Promise<string> {
    const { asked, send } = mailing(senderName);
    await send();
    const [name = ""] = String(asked[0]?.input["FromEmailAddress"]).split(" <");
    return name;
  }

  it.each([
    "川崎市",
    "e-KAWASAKI",
    "オンライン手続きかわさき（e-KAWASAKI）",
    "あ".repeat(200),
    "𠮷野家の😀👨‍👩‍👧".repeat(9),
    `quoted "name" <evil@example.jp>, other@example.jp`,
    "two\r\nBcc: evil@example.jp",
  ])("%j is encoded words that decode to it", async (senderName) => {
    const name = await displayName(senderName);
    expect(decoded(name)).toBe(senderName);
    for (const word of name.split(" ")) expect(word.length).toBeLessThanOrEqual(75);
  });

  it("takes as few encoded words as it can", async () => {
    expect(await displayName("あ".repeat(15))).not.toContain(" ");
    expect((await displayName("あ".repeat(16))).split(" ")).toHaveLength(2);
  });

  it("is never torn within a character, and never more than ASCII", async () => {
    const names = fc.string({ unit: "binary", minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(names, async (senderName) => {
        const name = await displayName(senderName);
        expect(name).toMatch(/^[\x21-\x7e ]+$/);
        expect(decoded(name)).toBe(senderName);
        for (const word of name.split(" ")) expect(word.length).toBeLessThanOrEqual(75);
      }),
      { numRuns: 25 },
    );
  });
});
