import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { MailSender } from "../../../lib/constructs/mail-sender.ts";
import { aStack } from "../../../testing/infrastructure/stacks.ts";

function setup() {
  const stack = aStack();
  const sender = new MailSender(stack, "Sender", {
    mail: {
      domain: "mail.midori.example",
      sender: "registration@mail.midori.example",
      returnPathDomain: "bounce.mail.midori.example",
    },
  });
  return { stack, sender, template: Template.fromStack(stack) };
}

describe("the mail sender", () => {
  it("signs for the municipality's domain, with its own return path", () => {
    setup().template.hasResource("AWS::SES::EmailIdentity", {
      DeletionPolicy: "Delete",
      Properties: {
        EmailIdentity: "mail.midori.example",
        DkimAttributes: { SigningEnabled: true },
        MailFromAttributes: {
          MailFromDomain: "bounce.mail.midori.example",
          BehaviorOnMxFailure: "USE_DEFAULT_VALUE",
        },
      },
    });
  });

  it("requires TLS, measures reputation and stops at bounces and complaints", () => {
    setup().template.hasResourceProperties("AWS::SES::ConfigurationSet", {
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
  });

  it("outputs which records DNS needs", () => {
    const { sender, stack } = setup();
    const records = stack.resolve(sender.dnsRecords) as { type: string; name: unknown; value: unknown }[];
    expect(records.map(({ type }) => type)).toEqual(["CNAME", "CNAME", "CNAME", "MX", "TXT"]);
    expect(records.slice(3)).toEqual([
      {
        name: "bounce.mail.midori.example",
        type: "MX",
        value: "10 feedback-smtp.ap-northeast-1.amazonses.com",
      },
      { name: "bounce.mail.midori.example", type: "TXT", value: '"v=spf1 include:amazonses.com ~all"' },
    ]);
  });
});
