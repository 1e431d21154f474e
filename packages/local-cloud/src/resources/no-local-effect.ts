/**
 * Types that need nothing done for the service to work on one machine, each with the reason. Whatever is neither
 * here nor among the resourceHandlers stops the start: a resource that is ignored in silence would work differently, or not
 * at all, once deployed.
 */
export const noLocalEffect: Readonly<Record<string, string>> = {
  "AWS::CDK::Metadata": "reports to AWS which constructs are in use",
  "AWS::CloudWatch::Alarm": "watches metrics, which exist only in CloudWatch",
  "AWS::CloudWatch::CompositeAlarm": "watches alarms",
  "AWS::CloudWatch::Dashboard": "shows metrics, which exist only in CloudWatch",
  "AWS::Events::Archive": "keeps events to be replayed; there are no replays here",
  "AWS::Events::EventBusPolicy": "lets other accounts have rules; there is one account here",
  "AWS::KMS::Alias": "a second name for a key; functions call keys by their ids",
  "AWS::Lambda::LayerVersion": "brings the AWS CLI to the function of the bucket deployment",
  "AWS::Logs::LogStream": "holds what a service of AWS writes itself; functions open their own",
  "AWS::Logs::MetricFilter": "feeds metrics, which exist only in CloudWatch",
  "AWS::Logs::QueryDefinition": "a saved query of the CloudWatch console",
  "AWS::SNS::Subscription": "mails alarms to the operators",
  "AWS::SNS::Topic": "takes what alarms say; no function publishes to it",
  "AWS::SNS::TopicPolicy": "lets alarms publish, and plain HTTP not",
  "AWS::WAFv2::WebACL": "filters requests before CloudFront, and nothing here is reachable from outside",
  "AWS::WAFv2::WebACLAssociation": "ties a web ACL to what it protects",
  "Custom::S3AutoDeleteObjects": "empties a bucket when its stack is deleted",
};
