import type { JsonObject } from "../../template/json.ts";
import type { KnownResources } from "../known-resources.ts";
import { access, type Operation, type Operations, textOf } from "./operation.ts";

/**
 * CloudWatch Logs' operations. What a function logs is no call of its own: the runtime writes it with the function's
 * role, and such a call from elsewhere is judged all the same.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 */
export const logs: Operations = new Map<string, Operation>([
  ["FilterLogEvents", onGroup("FilterLogEvents")],
  [
    "DescribeLogGroups",
    (_, { region, accountId }) => [
      access("logs:DescribeLogGroups", `arn:aws:logs:${region}:${accountId}:log-group:*`),
    ],
  ],
  ["CreateLogGroup", onGroup("CreateLogGroup")],
  ["CreateLogStream", onGroup("CreateLogStream")],
  ["PutLogEvents", onStream("PutLogEvents")],
]);

function onGroup(action: string): Operation {
  return (input, resources) => [access(`logs:${action}`, `${groupArn(input, resources)}:*`)];
}

function onStream(action: string): Operation {
  return (input, resources) => {
    const stream = textOf(input, "logStreamName");
    return [access(`logs:${action}`, `${groupArn(input, resources)}:log-stream:${stream}`)];
  };
}

function groupArn(input: JsonObject, { region, accountId }: KnownResources): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${textOf(input, "logGroupName")}`;
}
