import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { beforeEach, describe, expect, it, jest } from "@jest/globals";
import { type Ses, startSes } from "../../../src/services/ses/ses.ts";
import type { JsonObject } from "../../../src/template/json.ts";
import { eventually } from "../support/eventually.ts";
import { ACCOUNT, clientOf, REGION, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

const everyType = ["send", "delivery", "deliveryDelay", "bounce", "complaint", "reject", "renderingFailure"];
const bus = `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/default`;

const scratch = ownFolder(start, stop);
let running: Ses;
let client: SESv2Client;
let published: JsonObject[];
const clock = standingClock();

async function start({ types = everyType, listens = true } = {}) {
  const inboxPort = 0;
  running = await startSes({ dataDir: scratch.folder, inboxPort, clock, region: REGION, accountId: ACCOUNT });
  await running.ensureIdentity({ EmailIdentity: "example.jp" });
  await running.ensureConfigurationSet({ Name: "mails" });
  await running.ensureEventDestination({
    ConfigurationSetName: "mails",
    EventDestination: {
      Enabled: true,
      EventBridgeDestination: { EventBusArn: bus },
      MatchingEventTypes: types,
    },
  });
  if (listens) running.publishTo(async (event) => void published.push(event));
  client = new SESv2Client(clientOf(running.url));
}

async function stop() {
  client.destroy();
  await running.close();
}

beforeEach(() => {
  published = [];
});

async function send(to: string, set: string | undefined = "mails") {
  const answer = await client.send(
    new SendEmailCommand({
      FromEmailAddress: "no-reply@example.jp",
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: set,
      EmailTags: [{ Name: "kind", Value: "code" }],
      Content: { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } },
    }),
  );
  return answer.MessageId ?? "";
}

const names = () => published.map((event) => event["detail-type"]);
const until = (count: number) =>
  eventually(`${count} events`, async () => (published.length >= count ? names() : undefined));

describe("the SES emulator reports", () => {
  it.each([
    ["taro@example.com", ["Email Sent", "Email Delivered"]],
    ["success@simulator.amazonses.com", ["Email Sent", "Email Delivered"]],
    ["bounce@simulator.amazonses.com", ["Email Sent", "Email Bounced"]],
    ["bounce+label-1@simulator.amazonses.com", ["Email Sent", "Email Bounced"]],
    ["Complaint@Simulator.AmazonSES.com", ["Email Sent", "Email Delivered", "Email Complaint Received"]],
    ["ooto@simulator.amazonses.com", ["Email Sent", "Email Delivered"]],
    ["suppressionlist@simulator.amazonses.com", ["Email Sent", "Email Bounced"]],
    ["bounce@simulator.example.com", ["Email Sent", "Email Delivered"]],
  ])("of a mail to %s: %j", async (address, expected) => {
    await send(address);
    await until(expected.length);
    expect(names()).toEqual(expected);
  });

  it("of a bounce all that SES does, to whom and with which tags", async () => {
    const messageId = await send("bounce@simulator.amazonses.com");
    await until(2);
    expect(published[1]).toMatchObject({
      version: "0",
      source: "aws.ses",
      account: ACCOUNT,
      region: REGION,
      time: new Date(clock.now()).toISOString(),
      detail: {
        eventType: "Bounce",
        bounce: {
          bounceType: "Permanent",
          bounceSubType: "General",
          bouncedRecipients: [{ emailAddress: "bounce@simulator.amazonses.com", status: "5.1.1" }],
        },
        mail: {
          messageId,
          destination: ["bounce@simulator.amazonses.com"],
          tags: { "ses:configuration-set": ["mails"], kind: ["code"] },
        },
      },
    });
  });

  it("that an address on the suppression list was not tried", async () => {
    await send("suppressionlist@simulator.amazonses.com");
    await until(2);
    expect(published[1]).toMatchObject({
      detail: { bounce: { bounceType: "Permanent", bounceSubType: "Suppressed" } },
    });
  });

  it("nothing of a mail without a configuration set, and no type that was not asked for", async () => {
    await stop();
    await start({ types: ["bounce"] });
    await send("taro@example.com", undefined);
    await send("complaint@simulator.amazonses.com");
    await send("bounce@simulator.amazonses.com");
    await until(1);
    expect(names()).toEqual(["Email Bounced"]);
  });

  it("what was planned of the next mails to an address, in whatever case it is written", async () => {
    running.feedback.plan({ to: "Taro@example.com", event: "delay", count: 2 });
    running.feedback.plan({ to: "taro@example.com", event: "reject", count: 1 });
    await send("hanako@example.com");
    for (let mails = 0; mails < 4; mails += 1) await send("taro@example.com");
    await until(10);
    expect(names().filter((name) => name !== "Email Sent")).toEqual([
      "Email Delivered",
      "Email Delivery Delayed",
      "Email Delivery Delayed",
      "Email Rejected",
      "Email Delivered",
    ]);
    expect(running.feedback.planned()).toEqual([]);
  });

  it("more of a mail that was sent, as often as it is asked to", async () => {
    await send("taro@example.com");
    await until(2);
    const [mail] = running.mails();
    if (!mail) throw new Error("no mail");
    running.feedback.raise(mail, "soft-bounce", 2);
    await until(4);
    expect(names().slice(2)).toEqual(["Email Bounced", "Email Bounced"]);
    expect(published[3]).toMatchObject({ detail: { bounce: { bounceType: "Transient" } } });
  });
});

describe("an event that could not be published", () => {
  it("is published after the next start", async () => {
    await stop();
    await start({ listens: false });
    await send("bounce@simulator.amazonses.com");
    expect(published).toEqual([]);
    await stop();
    await start();
    expect(await until(2)).toEqual(["Email Sent", "Email Bounced"]);
  });

  it("is published again a second later", async () => {
    await stop();
    await start({ listens: false });
    const printed = jest.spyOn(console, "error").mockImplementation(() => {});
    let tries = 0;
    running.publishTo(async (event) => {
      tries += 1;
      if (tries === 2) throw new Error("the queue is away");
      published.push(event);
    });
    await send("taro@example.com");
    // At least once: the first of the two had been taken already.
    expect(await until(3)).toEqual(["Email Sent", "Email Sent", "Email Delivered"]);
    expect(printed).toHaveBeenCalledTimes(1);
    printed.mockRestore();
  });
});

it("a destination that the emulator cannot serve is refused by name", async () => {
  const destination = (changed: object) =>
    running.ensureEventDestination({
      ConfigurationSetName: "mails",
      EventDestination: {
        Enabled: true,
        EventBridgeDestination: { EventBusArn: bus },
        MatchingEventTypes: ["send"],
        ...changed,
      },
    });
  await expect(destination({ SnsDestination: {} })).rejects.toThrow("SnsDestination");
  await expect(destination({ MatchingEventTypes: ["open"] })).rejects.toThrow("MatchingEventTypes");
  await expect(
    destination({ EventBridgeDestination: { EventBusArn: "arn:aws:events:r:a:event-bus/own" } }),
  ).rejects.toThrow("SES publishes to the default bus only");
});
