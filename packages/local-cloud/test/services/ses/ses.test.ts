import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  type Message,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from "@aws-sdk/client-sesv2";
import { describe, expect, it } from "@jest/globals";
import { type Ses, startSes } from "../../../src/services/ses/ses.ts";
import { ACCOUNT, clientOf, failureOf, REGION, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

const SENDER = "no-reply@dx.city.example.jp";
const SIMPLE = {
  Subject: { Data: "認証コード", Charset: "UTF-8" },
  Body: { Text: { Data: "本文" }, Html: { Data: "<p>本文</p>" } },
  Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
};
const MAIL: SendEmailCommandInput = {
  FromEmailAddress: SENDER,
  Destination: { ToAddresses: ["taro@example.jp"] },
  ReplyToAddresses: ["help@example.jp"],
  ConfigurationSetName: "mails",
  EmailTags: [{ Name: "kind", Value: "code" }],
  Content: { Simple: SIMPLE },
};

describe("the SES emulator", () => {
  const scratch = ownFolder(start, stop);
  let running: Ses;
  let client: SESv2Client;
  const clock = standingClock();

  async function start() {
    running = await startSes({
      dataDir: scratch.folder,
      inboxPort: 0,
      clock,
      region: REGION,
      accountId: ACCOUNT,
    });
    await running.ensureIdentity({ EmailIdentity: "city.example.jp", DkimSigningAttributes: {} });
    await running.ensureConfigurationSet({ Name: "mails" });
    client = new SESv2Client(clientOf(running.url));
  }

  async function stop() {
    client.destroy();
    await running.close();
  }

  const send = (changed: Partial<SendEmailCommandInput> = {}) =>
    client.send(new SendEmailCommand({ ...MAIL, ...changed }));
  const simple = (changed: Partial<Message>) => ({ Content: { Simple: { ...SIMPLE, ...changed } } });

  it("stores what was sent, with the time of the moved clock", async () => {
    clock.advance(3600);
    const { MessageId } = await send();
    const [mail] = running.mails();
    expect(mail).toMatchObject({
      messageId: MessageId,
      from: SENDER,
      replyTo: ["help@example.jp"],
      destination: { to: ["taro@example.jp"], cc: [], bcc: [] },
      subject: "認証コード",
      body: { text: "本文", html: "<p>本文</p>" },
      tags: [{ name: "kind", value: "code" }],
      configurationSet: "mails",
      at: clock.now() / 1000,
    });
    expect(mail?.headers).toContainEqual({ name: "Auto-Submitted", value: "auto-generated" });
  });

  it("keeps mails, identities and configuration sets across restarts, in the order of sending", async () => {
    await send();
    await send(simple({ Subject: { Data: "second" } }));
    await stop();
    await start();
    expect(running.mails().map(({ subject }) => subject)).toEqual(["認証コード", "second"]);
  });

  it("takes an identity for every address below its domain, in any letter case", async () => {
    await send({ FromEmailAddress: "Info <info@DX.city.example.JP>" });
    expect(running.mails()).toHaveLength(1);
  });

  it("uses the identity's configuration set when the call names none", async () => {
    await running.ensureConfigurationSet({ Name: "default" });
    await running.ensureIdentity({
      EmailIdentity: "city.example.jp",
      ConfigurationSetAttributes: { ConfigurationSetName: "default" },
    });
    await send({ ConfigurationSetName: undefined });
    expect(running.mails()[0]?.configurationSet).toBe("default");
  });

  it("takes the mailbox simulator's addresses", async () => {
    await send({ Destination: { ToAddresses: ["bounce@simulator.amazonses.com"] } });
    expect(running.mails()[0]?.destination.to).toEqual(["bounce@simulator.amazonses.com"]);
  });

  it("refuses an unverified sender in SES's words", async () => {
    expect(await failureOf(send({ FromEmailAddress: "x@elsewhere.example.jp" }))).toEqual({
      name: "MessageRejected",
      message:
        "Email address is not verified. The following identities failed the check in region AP-NORTHEAST-1: x@elsewhere.example.jp",
    });
  });

  it("refuses a configuration set that isn't there, or that is paused", async () => {
    expect((await failureOf(send({ ConfigurationSetName: "nope" }))).name).toBe("NotFoundException");
    await running.ensureConfigurationSet({ Name: "mails", SendingOptions: { SendingEnabled: false } });
    expect((await failureOf(send())).name).toBe("SendingPausedException");
  });

  const many = Array.from({ length: 51 }, (_each, index) => `user${index}@example.jp`);
  it.each<[string, Partial<SendEmailCommandInput>, string]>([
    ["no recipient", { Destination: {} }, "recipient"],
    ["51 recipients", { Destination: { ToAddresses: many } }, "Recipient count exceeds 50"],
    ["a broken recipient", { Destination: { ToAddresses: ["taro"] } }, "Illegal address: taro"],
    ["an unencoded display name", { FromEmailAddress: `東京店 <${SENDER}>` }, "Illegal address"],
    ["raw content", { Content: { Raw: { Data: new Uint8Array([1]) } } }, "Content.Raw is not emulated"],
    ["a template", { Content: { Template: { TemplateName: "t" } } }, "Content.Template is not emulated"],
    ["attachments", simple({ Attachments: [] }), "Content.Simple.Attachments is not emulated"],
    ["an empty body", simple({ Body: {} }), "Text or Html is required"],
    ["a subject of two lines", simple({ Subject: { Data: "a\r\nBcc: b@example.jp" } }), "line breaks"],
    [
      "a header with text that isn't ASCII",
      simple({ Headers: [{ Name: "X-A", Value: "é" }] }),
      "printable ASCII",
    ],
    ["a tag with a space", { EmailTags: [{ Name: "a b", Value: "c" }] }, "EmailTags.0.Name"],
  ])("refuses %s with BadRequestException and stores nothing", async (_case, changed, message) => {
    const failure = await failureOf(send(changed));
    expect(failure).toEqual({ name: "BadRequestException", message: expect.stringContaining(message) });
    expect(running.mails()).toEqual([]);
  });

  it("describes the account, with what it sent within a day", async () => {
    await send();
    clock.advance(86_401);
    await send();
    expect(await client.send(new GetAccountCommand({}))).toMatchObject({
      EnforcementStatus: "HEALTHY",
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 1 },
    });
  });

  it("describes an identity by its exact name", async () => {
    await running.ensureIdentity({
      EmailIdentity: "help@example.jp",
      ConfigurationSetAttributes: { ConfigurationSetName: "mails" },
    });
    const get = (EmailIdentity: string) => client.send(new GetEmailIdentityCommand({ EmailIdentity }));
    expect(await get("city.example.jp")).toMatchObject({
      IdentityType: "DOMAIN",
      VerifiedForSendingStatus: true,
      VerificationStatus: "SUCCESS",
      DkimAttributes: {
        Status: "SUCCESS",
        Tokens: [expect.any(String), expect.any(String), expect.any(String)],
      },
    });
    expect(await get("help@example.jp")).toMatchObject({
      IdentityType: "EMAIL_ADDRESS",
      ConfigurationSetName: "mails",
    });
    expect(await failureOf(get("dx.city.example.jp"))).toEqual({
      name: "NotFoundException",
      message: "Email identity dx.city.example.jp does not exist.",
    });
  });

  it("gives an identity DNS records that stay the same", async () => {
    const { arn, attributes } = await running.ensureIdentity({ EmailIdentity: "example.jp" });
    expect(arn).toBe(`arn:aws:ses:${REGION}:${ACCOUNT}:identity/example.jp`);
    expect(Object.keys(attributes)).toHaveLength(6);
    expect((await running.ensureIdentity({ EmailIdentity: "example.jp" })).attributes).toEqual(attributes);
  });

  it("refuses properties that it can't honour", async () => {
    const tracked = running.ensureConfigurationSet({ Name: "m", TrackingOptions: {} });
    await expect(tracked).rejects.toThrow("TrackingOptions is not honoured");
  });
});
