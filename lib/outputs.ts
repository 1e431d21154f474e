import { CfnOutput, type Stack } from "aws-cdk-lib";
import type { AuditSealKey } from "./constructs/audit-seal-key.ts";
import { AuditTrail } from "./constructs/audit-trail.ts";
import type { DeskApi } from "./constructs/desk-api.ts";
import type { HttpApi } from "./constructs/http-api.ts";
import type { Operations } from "./constructs/operations.ts";
import type { WebSite } from "./constructs/web-site.ts";
import type { Platform } from "./functions/platform.ts";

interface Outputs {
  readonly api: HttpApi;
  readonly desk: DeskApi;
  readonly web: WebSite;
  readonly operations: Operations;
  readonly platform: Platform;
  readonly sealKey: AuditSealKey;
}

/** What an engineer needs after a deployment or at night: docs/deploy.md and docs/runbook.md read these by name. */
export function addOutputs(stack: Stack, { api, desk, web, operations, platform, sealKey }: Outputs): void {
  const {
    stage,
    secrets,
    tables,
    users,
    sender,
    mailQueue,
    followUpQueue,
    feedbackQueue,
    sealQueue,
    eventBus,
  } = platform;
  const trail = AuditTrail.of(stack, stage);
  const values = {
    SiteUrl: web.url,
    // Where notices are published without a deployment: commands/municipality/notices.ts.
    SiteBucketName: web.bucketName,
    // Where DNS has to send the site's own host, by a CNAME or an alias record.
    DistributionDomainName: web.distribution.distributionDomainName,
    ApiUrl: api.url,
    // commands/desk finds its way by these.
    DeskApiUrl: desk.url,
    DeskApiId: desk.api.apiId,
    DeskOperatorsLogGroupName: desk.operators.logGroupName,
    UserPoolId: users.pool.userPoolId,
    UserPoolClientId: users.client.userPoolClientId,
    EphemeralTableName: tables.ephemeral.tableName,
    AccountsTableName: tables.accounts.tableName,
    MailQueueUrl: mailQueue.queue.queueUrl,
    MailDeadLetterQueueUrl: mailQueue.deadLetters.queueUrl,
    FollowUpQueueUrl: followUpQueue.queue.queueUrl,
    FollowUpDeadLetterQueueUrl: followUpQueue.deadLetters.queueUrl,
    FeedbackQueueUrl: feedbackQueue.queue.queueUrl,
    FeedbackDeadLetterQueueUrl: feedbackQueue.deadLetters.queueUrl,
    SealQueueUrl: sealQueue.queue.queueUrl,
    SealDeadLetterQueueUrl: sealQueue.deadLetters.queueUrl,
    // Where consumers attach their rules: docs/events.md.
    EventBusArn: eventBus.bus.eventBusArn,
    // By these the auditor's command finds its way: commands/audit/sources/outputs.ts.
    AuditLogGroupName: trail.logGroup.logGroupName,
    AddressSecretArn: secrets.emailEnvironment.EMAIL_SECRET_ID,
    CodeSecretArn: secrets.codeEnvironment.CODE_SECRET_ID,
    AuditArchiveBucketName: trail.archive.bucket.bucketName,
    AuditSealKeyId: sealKey.key.keyId,
    AlarmTopicArn: operations.alarms.topic.topic.topicArn,
    DashboardUrl: operations.dashboard.url,
    StatusDashboardUrl: operations.status.url,
    // By spaces, as `cdk deploy --rollback-trigger-alarm-arns` takes them: .ci/deploy.
    RollbackAlarmArns: operations.alarms.ofDeployments.map(({ alarmArn }) => alarmArn).join(" "),
  };
  if (stage.retainData) {
    new CfnOutput(stack, "Protection", {
      value: stage.protectData ? "on" : "off: deploy again, without firstDeployment",
    });
  }
  for (const [name, value] of Object.entries(values)) new CfnOutput(stack, name, { value });

  sender.dnsRecords.forEach(({ name, type, value }, index) => {
    new CfnOutput(stack, `MailDnsRecord${index + 1}`, {
      description: "For the DNS zone of the mail domain",
      value: `${name} ${type} ${value}`,
    });
  });
}
