import { access, listOf, type Operation, type Operations, textOf } from "./operation.ts";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
export const events: Operations = new Map<string, Operation>([["PutEvents", putEvents]]);

/** The permission is that of each bus that an event is put on. */
function putEvents(
  input: Parameters<Operation>[0],
  { region, accountId }: Parameters<Operation>[1],
): ReturnType<Operation> {
  return listOf(input["Entries"]).map((entry) => {
    const bus = textOf(entry, "EventBusName") || "default";
    const arn = bus.startsWith("arn:") ? bus : `arn:aws:events:${region}:${accountId}:event-bus/${bus}`;
    return access("events:PutEvents", arn, { "events:source": [textOf(entry, "Source")] });
  });
}
