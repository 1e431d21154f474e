import { afterEach, expect, it } from "@jest/globals";
import { awsClient } from "../../../functions/infra/aws-clients.ts";
import { mailer } from "../../../functions/infra/mailer.ts";
import { anEndpoint, answers } from "../../../testing/infra/an-endpoint.ts";

const original = process.env;
afterEach(() => {
  process.env = original;
});

it("mails go to SES from the environment's sender, at the function's pace", async () => {
  const endpoint = await anEndpoint("http", answers(200, { MessageId: "ses-1" }));
  process.env = {
    ...original,
    AWS_REGION: "ap-northeast-1",
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ACCESS_KEY_ID: "id",
    AWS_SECRET_ACCESS_KEY: "key",
  };
  const began = performance.now();
  const mailerOf = mailer(
    {
      MAIL_SENDER: "no-reply@example.jp",
      MAIL_CONFIGURATION_SET: "mails",
      MAIL_SPACING_MS: 20,
      SETTINGS: { serviceName: { ja: "オンライン手続き", en: "Online procedures", "ja-easy": "手続き" } },
      EPHEMERAL_TABLE: "ephemeral",
    },
    {
      db: awsClient("dynamodb"),
      emailHash: async (email) => ({ emailHmac: `hash-of-${email}`, hmacKeyId: "k" }),
    },
  );
  const mail = { language: "ja", subject: "s", text: "t", html: "h" } as const;
  const about = { kind: "farewell", flowId: "registration-1", codeNumber: 1 } as const;
  for (const to of ["a@example.jp", "b@example.jp"])
    expect(await mailerOf(1768438923456).send(to, mail, about)).toEqual({ messageId: "ses-1" });
  endpoint.close();
  const sent = endpoint.sent.map(({ body, at }) => ({ body: JSON.parse(body), at }));
  const [mails, records] = [sent.filter(({ body }) => body.Content), sent.filter(({ body }) => body.Key)];
  expect(mails.map(({ body }) => body)).toMatchObject([
    {
      FromEmailAddress: expect.stringContaining("<no-reply@example.jp>"),
      ConfigurationSetName: "mails",
      Destination: { ToAddresses: ["a@example.jp"] },
    },
    { Destination: { ToAddresses: ["b@example.jp"] } },
  ]);
  expect(records.map(({ body }) => body.Key.pk.S)).toEqual([
    "MAILS#hash-of-a@example.jp",
    "MAILS#hash-of-b@example.jp",
  ]);
  expect((mails[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(18); // timers may be a little early
});
