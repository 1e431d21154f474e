import { describe, expect, it } from "@jest/globals";
import { Duration } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { mailEventMessage, mailEventName } from "../../../contracts/mail-event.ts";
import { GIVEN_UP_AFTER_MS, HANDED_OVER_AFTER_MS } from "../../../functions/domain/mail-status.ts";
import { MailFeedback } from "../../../lib/constructs/mail-feedback.ts";
import { MailSender } from "../../../lib/constructs/mail-sender.ts";
import { WorkQueue } from "../../../lib/constructs/work-queue.ts";
import { logicalIdIn, resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

function setup() {
  const stack = aStack();
  const mail = {
    domain: "mail.midori.example",
    sender: "registration@mail.midori.example",
    returnPathDomain: "bounce.mail.midori.example",
  };
  const sender = new MailSender(stack, "Sender", { mail });
  const queue = new WorkQueue(stack, "Queue", { consumerTimeout: Duration.seconds(10) });
  new MailFeedback(stack, "Feedback", { sender, queue });
  const template = Template.fromStack(stack);
  return { template, rules: resourcesOf(template, "AWS::Events::Rule") };
}

describe("mail feedback", () => {
  it("has SES report everything but what a reader does, on the default bus", () => {
    const [destination] = resourcesOf(setup().template, "AWS::SES::ConfigurationSetEventDestination");
    expect(destination?.properties.EventDestination).toEqual({
      Enabled: true,
      EventBridgeDestination: {
        EventBusArn: {
          "Fn::Join": [
            "",
            ["arn:aws:events:ap-northeast-1:", { Ref: "AWS::AccountId" }, ":event-bus/default"],
          ],
        },
      },
      MatchingEventTypes: ["delivery", "deliveryDelay", "bounce", "complaint", "reject", "renderingFailure"],
    });
  });

  it("takes each event by exactly one rule, from our own configuration set, about a mail of ours", () => {
    const { rules } = setup();
    const names = rules.flatMap(({ properties }) => properties.EventPattern["detail-type"]);
    expect(names.sort()).toEqual([...mailEventName.options].sort());
    for (const { properties } of rules) {
      expect(properties.EventBusName).toBe("default");
      expect(properties.EventPattern.source).toEqual(["aws.ses"]);
      expect(properties.EventPattern.detail).toEqual({
        mail: {
          tags: {
            "ses:configuration-set": [{ Ref: expect.stringContaining("ConfigurationSet") }],
            kind: [
              "code",
              "completion",
              "organization-changed",
              "password-changed",
              "password-voided",
              "reset-code",
              "revive-code",
              "desk-notice",
              "dormancy-notice",
              "farewell",
              "sign-in-notice",
              "sign-in-failures",
              "withdrawal",
              "email-change-code",
              "email-changed",
              "email-undone",
              "handover-invitation",
              "proposal-notice",
              "address-confirmation",
              "export-link",
              "daily-seal",
            ],
          },
        },
      });
    }
  });

  it("passes on ids, our tags and words of SES: nothing that an address could be in", () => {
    const paths = setup().rules.flatMap(({ properties }) =>
      Object.values<string>(properties.Targets[0].InputTransformer.InputPathsMap),
    );
    expect([...new Set(paths)].sort()).toEqual([
      "$.detail-type",
      "$.detail.bounce.bounceSubType",
      "$.detail.bounce.bounceType",
      "$.detail.deliveryDelay.delayType",
      "$.detail.mail.messageId",
      "$.detail.mail.tags.askedAt[0]",
      "$.detail.mail.tags.codeNumber[0]",
      "$.detail.mail.tags.correlationId[0]",
      "$.detail.mail.tags.flowId[0]",
      "$.detail.mail.tags.kind[0]",
      "$.detail.mail.tags.mailbox[0]",
    ]);
  });

  it("makes messages of exactly the members that the function takes", () => {
    const members = setup().rules.map(({ properties }) => {
      const template: string = properties.Targets[0].InputTransformer.InputTemplate;
      return Object.keys(JSON.parse(template.replaceAll(/"?<[^>]*>(\/<[^>]*>)?"?/g, '"x"')));
    });
    const all = Object.keys(mailEventMessage.shape).sort();
    const withoutReason = all.filter((name) => name !== "reason");
    expect(members.map((each) => each.sort())).toEqual([withoutReason, all, all]);
  });

  it("keeps nothing that could not be delivered: it would be the whole event", () => {
    for (const { properties } of setup().rules)
      expect(properties.Targets[0].DeadLetterConfig).toBeUndefined();
  });

  it("may send to its queue, and no other rule may", () => {
    const { template, rules } = setup();
    const statements = resourcesOf(template, "AWS::SQS::QueuePolicy").flatMap(
      ({ properties }) => properties.PolicyDocument.Statement,
    );
    expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
      {
        Action: "sqs:SendMessage",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Resource: rules[0]?.properties.Targets[0].Arn,
        Condition: {
          ArnEquals: {
            "aws:SourceArn": rules.map(({ logicalId }) => ({ "Fn::GetAtt": [logicalId, "Arn"] })),
          },
        },
      },
    ]);
  });
});

it("a mail counts as handed over once its message would be back, as failed once that is a dead letter", () => {
  const mailQueue = resourcesOf(registrationTemplate(), "AWS::SQS::Queue").find(
    ({ logicalId, properties }) => logicalId.startsWith("MailQueue") && properties.RedrivePolicy,
  );
  const { VisibilityTimeout: seconds, RedrivePolicy: redrive } = mailQueue?.properties ?? {};
  expect(logicalIdIn(redrive.deadLetterTargetArn)).toContain("DeadLetters");
  expect(HANDED_OVER_AFTER_MS).toBeGreaterThan(seconds * 1000);
  const givenUpMs = seconds * redrive.maxReceiveCount * 1000;
  expect(GIVEN_UP_AFTER_MS).toBeGreaterThan(givenUpMs);
  expect(GIVEN_UP_AFTER_MS).toBeLessThanOrEqual(givenUpMs + seconds * 1000);
});
