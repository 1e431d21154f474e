import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { aMunicipality } from "../../testing/infrastructure/municipality.ts";
import { functionsOf, resourcesOf } from "../../testing/infrastructure/resources.ts";
import { registrationTemplate } from "../../testing/infrastructure/stacks.ts";

/** A release changes the code's hash and nothing else that a reviewer wants to see. */
const normalised = (template: object) =>
  JSON.parse(JSON.stringify(template).replaceAll(/\b[0-9a-f]{64}\b/g, "<asset>"));

describe("the registration stack", () => {
  it("is what was reviewed last", () => {
    expect(normalised(registrationTemplate("prod").toJSON())).toMatchSnapshot();
  });

  it("of another municipality shows that municipality and nothing of Kawasaki's", () => {
    const template = registrationTemplate("prod", aMunicipality());
    const text = JSON.stringify(template.toJSON());

    expect(text.match(/kawasaki|川崎|かわさき/gi)).toBeNull();
    const [, deliverMail] = functionsOf(template).find(([entry]) => entry === "deliver-mail") ?? [];
    const { SETTINGS, MAIL_SENDER } = deliverMail?.properties.Environment.Variables ?? {};
    expect(MAIL_SENDER).toBe("registration@mail.midori.example");
    expect(JSON.parse(SETTINGS)).toMatchObject({
      cityName: { ja: "みどり市", en: "Midori City" },
      serviceName: { ja: "みどり市電子申請サービス", en: "Midori online procedures" },
      contact: { ja: "みどり市役所 電話 000-000-0000" },
      codeMinutes: 20,
      siteUrl: "https://registration.midori.example",
    });
    expect(resourcesOf(template, "AWS::SES::EmailIdentity")[0]?.properties).toMatchObject({
      EmailIdentity: "mail.midori.example",
      MailFromAttributes: { MailFromDomain: "bounce.mail.midori.example" },
    });
  });

  it("outside of production disappears whole when it is deleted", () => {
    const resources: Record<string, { DeletionPolicy?: string }> =
      registrationTemplate("dev").toJSON()["Resources"];
    const retained = Object.values(resources).filter(({ DeletionPolicy }) =>
      DeletionPolicy?.startsWith("Retain"),
    );
    expect(retained).toEqual([]);
  });

  it("shows an engineer what was deployed and what DNS needs", () => {
    expect(Object.keys(registrationTemplate("dev").toJSON()["Outputs"])).toEqual([
      "SiteUrl",
      "SiteBucketName",
      "DistributionDomainName",
      "ApiUrl",
      "DeskApiUrl",
      "DeskApiId",
      "DeskOperatorsLogGroupName",
      "UserPoolId",
      "UserPoolClientId",
      "EphemeralTableName",
      "AccountsTableName",
      "MailQueueUrl",
      "MailDeadLetterQueueUrl",
      "FollowUpQueueUrl",
      "FollowUpDeadLetterQueueUrl",
      "FeedbackQueueUrl",
      "FeedbackDeadLetterQueueUrl",
      "SealQueueUrl",
      "SealDeadLetterQueueUrl",
      "EventBusArn",
      "AuditLogGroupName",
      "AddressSecretArn",
      "CodeSecretArn",
      "AuditArchiveBucketName",
      "AuditSealKeyId",
      "AlarmTopicArn",
      "DashboardUrl",
      "StatusDashboardUrl",
      "RollbackAlarmArns",
      "MailDnsRecord1",
      "MailDnsRecord2",
      "MailDnsRecord3",
      "MailDnsRecord4",
      "MailDnsRecord5",
    ]);
  });

  it.each(["deploy", "runbook"])("has every output that docs/%s.md reads", (name) => {
    const guide = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
    const names =
      guide.match(/\b(?:MailDnsRecord\d|(?<=output )[A-Z]\w+|(?<![{}])\b[A-Z]\w+QueueUrl)\b/g) ?? [];
    expect(names.length).toBeGreaterThan(3);
    expect(Object.keys(registrationTemplate("prod").toJSON()["Outputs"])).toEqual(
      expect.arrayContaining(names),
    );
  });
});
